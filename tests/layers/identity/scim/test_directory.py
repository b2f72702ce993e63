"""What the protocol relies on, whoever keeps the people and groups."""

import pytest

from identity.scim.directory import EVERYBODY, NOBODY, Named, Particulars, Roster
from identity.scim.errors import InvalidValue, NoSuchResource, Taken
from identity.scim.lookups import Lookup
from kernel.errors import PreconditionFailed
from kernel.etags import IfMatch

pytestmark = pytest.mark.parametrize("directory", ["fake", "real"], indirect=True)

ADA = Particulars("ada@example.com", external_id="7", profile={"displayName": "Ada", "emails": [{"value": "a@b.c"}]})
BOB = Particulars("bob@example.com", profile={})


def test_who_was_let_in_is_there(directory):
    ada = directory.people.create(ADA)

    assert directory.people.get(ada.kept.id) == ada
    assert ada.particulars == ADA._replace(role="member")
    assert directory.people.get("nobody") is None


@pytest.mark.parametrize(
    ("key", "value"),
    [("userName", "ADA@example.com"), ("externalId", "7"), ("displayName", "ada"), ("emails", "A@b.c")],
)
def test_people_are_found_by_their_keys(directory, key, value):
    ada = directory.people.create(ADA)
    directory.people.create(BOB)

    assert directory.people.find(Lookup(key, value)) == [ada]
    assert directory.people.find(Lookup("id", ada.kept.id)) == [ada]
    assert directory.people.find(Lookup(key, "nothing like that")) == []


def test_what_changed_since_is_found(directory):
    ada, bob = directory.people.create(ADA), directory.people.create(BOB)

    assert directory.people.find(Lookup("meta.lastModified", bob.kept.changed.isoformat())) == [bob]
    assert directory.people.find(Lookup("meta.lastModified", ada.kept.changed.isoformat())) == [ada, bob]


def test_pages_make_the_whole(directory):
    every = [directory.people.create(BOB._replace(user_name=f"{number}@example.com")) for number in range(5)]
    pages = [directory.people.page(start, 2) for start in (1, 3, 5, 7)]

    assert [each for page in pages for each in page.items] == every
    assert {page.total for page in pages} == {5}


def test_a_user_name_is_of_one_person(directory):
    directory.people.create(ADA)
    bob = directory.people.create(BOB)

    with pytest.raises(Taken):
        directory.people.create(ADA._replace(user_name="ADA@EXAMPLE.COM"))
    with pytest.raises(Taken):
        directory.people.change(bob.kept.id, lambda _: ADA)


def test_a_name_is_of_one_group_until_it_goes_or_is_called_otherwise(directory):
    first = directory.groups.create(Roster("Engineers"))
    other = directory.groups.create(Roster("Bakers"))

    with pytest.raises(Taken):
        directory.groups.create(Roster(" ENGINEERS"))
    with pytest.raises(Taken):
        directory.groups.change(other.kept.id, lambda _: Roster("engineers"), NOBODY)
    directory.groups.change(first.kept.id, lambda _: Roster("Builders"), NOBODY)
    directory.groups.delete(other.kept.id)
    assert directory.groups.create(Roster("Engineers"))
    assert directory.groups.create(Roster("Bakers"))


def test_nobody_gets_a_role_that_there_is_not(directory):
    with pytest.raises(InvalidValue):
        directory.people.create(ADA._replace(role="emperor"))


def test_only_a_change_makes_a_version(directory):
    ada = directory.people.create(ADA)
    same = directory.people.change(ada.kept.id, lambda person: person.particulars)
    other = directory.people.change(ada.kept.id, lambda person: person.particulars._replace(active=False))

    assert same.kept == ada.kept
    assert other.kept.modseq > ada.kept.modseq
    assert other.kept.created == ada.kept.created


def test_a_change_waits_for_no_other_version(directory):
    ada = directory.people.create(ADA)
    stale = IfMatch.tag(ada.kept.modseq)
    directory.people.change(ada.kept.id, lambda person: person.particulars._replace(active=False))

    with pytest.raises(PreconditionFailed):
        directory.people.change(ada.kept.id, lambda person: person.particulars, stale)
    with pytest.raises(PreconditionFailed):
        directory.people.delete(ada.kept.id, stale)


def test_what_is_not_there_cannot_change_or_go(directory):
    for store in (directory.people, directory.groups):
        with pytest.raises(NoSuchResource):
            store.delete("nobody")
    with pytest.raises(NoSuchResource):
        directory.people.change("nobody", lambda person: person.particulars)
    with pytest.raises(NoSuchResource):
        directory.groups.change("nobody", lambda group: group.roster, EVERYBODY)


def test_a_group_knows_its_members_and_they_know_it(directory):
    ada, bob = directory.people.create(ADA), directory.people.create(BOB)
    group = directory.groups.create(Roster("Engineers", "g7", (Named(ada.kept.id), Named(bob.kept.id))))

    assert group.roster.members == (Named(ada.kept.id, "Ada"), Named(bob.kept.id, "bob@example.com"))
    assert directory.groups.get(group.kept.id, NOBODY).roster.members == ()
    assert directory.groups.get(group.kept.id, frozenset({bob.kept.id})).roster.members == group.roster.members[1:]
    assert directory.groups.find(Lookup("members", ada.kept.id), EVERYBODY) == [group]
    assert directory.groups.find(Lookup("displayName", "engineers"), EVERYBODY) == [group]
    assert directory.groups.find(Lookup("externalId", "g7"), NOBODY)[0].kept == group.kept
    assert directory.people.get(ada.kept.id).groups == (Named(group.kept.id, "Engineers"),)
    assert directory.people.get(ada.kept.id).kept.modseq > ada.kept.modseq


def test_members_that_a_change_is_not_about_stay(directory):
    ada, bob = directory.people.create(ADA), directory.people.create(BOB)
    group = directory.groups.create(Roster("Engineers", None, (Named(ada.kept.id),)))

    directory.groups.change(
        group.kept.id, lambda each: each.roster._replace(members=(Named(bob.kept.id),)), frozenset({bob.kept.id})
    )
    assert [each.id for each in directory.groups.get(group.kept.id, EVERYBODY).roster.members] == [
        ada.kept.id,
        bob.kept.id,
    ]

    directory.groups.change(group.kept.id, lambda each: each.roster._replace(members=()), frozenset({ada.kept.id}))
    assert [each.id for each in directory.groups.get(group.kept.id, EVERYBODY).roster.members] == [bob.kept.id]
    assert directory.people.get(ada.kept.id).groups == ()


def test_nobody_is_in_a_group_who_is_not_here(directory):
    with pytest.raises(InvalidValue):
        directory.groups.create(Roster("Engineers", None, (Named("nobody"),)))


def test_who_leaves_is_in_no_group(directory):
    ada = directory.people.create(ADA)
    group = directory.groups.create(Roster("Engineers", None, (Named(ada.kept.id),)))
    directory.people.delete(ada.kept.id)

    after = directory.groups.get(group.kept.id, EVERYBODY)
    assert after.roster.members == ()
    assert after.kept.modseq > group.kept.modseq


def test_a_dissolved_group_has_nobody(directory):
    ada = directory.people.create(ADA)
    group = directory.groups.create(Roster("Engineers", None, (Named(ada.kept.id),)))
    directory.groups.delete(group.kept.id)

    assert directory.groups.get(group.kept.id, NOBODY) is None
    assert directory.people.get(ada.kept.id).groups == ()
