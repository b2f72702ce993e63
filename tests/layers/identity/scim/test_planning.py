import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from identity.scim.directory import Kept, Particulars
from identity.scim.lookups import Lookup
from identity.scim.matching import moment, predicate
from identity.scim.parsing import parse
from identity.scim.planning import MOST, mentioned, plan
from identity.scim.schemas import GROUPS, PEOPLE
from tests.layers.identity.scim.fakes import meant
from tests.layers.identity.scim.resources import filters, resources, texts


@settings(deadline=None)
@given(st.lists(resources, max_size=4), filters | st.builds(parse, st.sampled_from([
    'userName eq "ada"', 'id eq "ada" or externalId eq "Ada"', 'emails.value eq "ada" and title pr',
    'emails[type eq "work" and (value eq "ada" or value eq "bob")]',
    'displayName eq "ada" or nothing eq "x"', 'meta.lastModified ge "2020-01-01T00:00:00Z" and active eq true',
])))  # fmt: skip
def test_the_keys_of_a_filter_find_everything_that_satisfies_it(people, tree):
    lookups = plan(tree, PEOPLE)
    satisfying = [person for person in people if predicate(tree, PEOPLE)(person)]

    if lookups is not None:
        assert all(any(_finds(lookup, person) for lookup in lookups) for person in satisfying)


def _finds(lookup, person):
    """What the fake directory, which is held to its law, would find."""
    changed = moment(person["meta"]["lastModified"])
    said = Particulars(person["userName"], external_id=person.get("externalId"), profile=person)
    return meant(lookup, Kept(person["id"], 1, changed, changed), said)


@pytest.mark.parametrize(
    ("text", "lookups"),
    [
        ('userName eq "Ada"', [("userName", "Ada")]),
        ('USERNAME EQ "Ada"', [("userName", "Ada")]),
        ('urn:ietf:params:scim:schemas:core:2.0:User:userName eq "Ada"', [("userName", "Ada")]),
        ('externalId eq "7"', [("externalId", "7")]),
        ('id eq "7"', [("id", "7")]),
        ('displayName eq "Ada"', [("displayName", "Ada")]),
        ('emails.value eq "a@b.c"', [("emails", "a@b.c")]),
        ('emails[type eq "work"].value eq "a@b.c"', [("emails", "a@b.c")]),
        ('active eq true and title pr and externalId eq "7"', [("externalId", "7")]),
        ('userName eq "ada" and id eq "7"', [("id", "7")]),
        ('(id eq "7" or id eq "8") and active eq true', [("id", "7"), ("id", "8")]),
        ('meta.lastModified gt "2026-11-21T09:00:00Z"', [("meta.lastModified", "2026-11-21T09:00:00+00:00")]),
        ('unheardOf eq "x"', []),
    ],
)
def test_what_a_store_can_look_up_is_recognised(text, lookups):
    assert plan(parse(text), PEOPLE) == tuple(Lookup(*each) for each in lookups)


@pytest.mark.parametrize(
    "text",
    [
        'userName co "ada"',
        'userName ne "ada"',
        'not (userName eq "ada")',
        'userName eq "ada" or title pr',
        'emails.type eq "work"',
        'meta.lastModified lt "2026-11-21T09:00:00Z"',
        'title eq "x"',
        "id eq null",
        'emails[type eq "work"]',
        'unheardOf ne "x"',
        " or ".join(f'id eq "{number}"' for number in range(MOST + 1)),
    ],
)
def test_where_no_key_answers_everything_is_looked_at(text):
    assert plan(parse(text), PEOPLE) is None


def test_groups_are_looked_up_by_name_and_by_member():
    assert plan(parse('displayName eq "x"'), GROUPS) == (Lookup("displayName", "x"),)
    assert plan(parse('members eq "7"'), GROUPS) == (Lookup("members", "7"),)
    assert plan(parse('id eq "g" and members[value eq "7"]'), GROUPS) == (Lookup("id", "g"),)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ('displayName eq "x"', set()),
        ('id eq "g" and members eq "7"', {"7"}),
        ('members.value eq "7" or not (members[value eq "8" and type eq "User"])', {"7", "8"}),
        ("members pr", None),
        ('members ne "7"', None),
        ('id eq "g" and members.display eq "Ada"', None),
        ('members[display eq "Ada"]', None),
        ('members[value eq "7" or display eq "Ada"]', None),
    ],
)
def test_a_filter_says_which_members_it_is_about(text, ids):
    assert mentioned(parse(text), GROUPS) == (None if ids is None else frozenset(ids))


@settings(deadline=None)
@given(st.sets(texts.filter(bool), max_size=4), st.sets(texts.filter(bool), min_size=1, max_size=3), st.booleans())
def test_members_that_a_filter_is_not_about_make_no_difference(members, asked, negated):
    text = " or ".join(str(parse(f"members[value eq {json.dumps(each)}]")) for each in sorted(asked))
    tree = parse(f"not ({text})" if negated else text)
    about = mentioned(tree, GROUPS)
    whole = {"members": [{"value": each} for each in sorted(members)]}
    part = {"members": [each for each in whole["members"] if each["value"] in about]}

    assert predicate(tree, GROUPS)(whole) == predicate(tree, GROUPS)(part)
