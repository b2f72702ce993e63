import pytest
from hypothesis import given, settings

from identity.scim.attributes import Path
from identity.scim.errors import InvalidFilter
from identity.scim.filters import Compare, Joined, Not, Present, Within
from identity.scim.matching import predicate
from identity.scim.parsing import parse
from identity.scim.schemas import GROUPS, PEOPLE
from tests.layers.identity.scim.resources import filters, resources

ADA = {
    "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
    "id": "7",
    "externalId": "Ada-7",
    "userName": "Ada@example.com",
    "name": {"familyName": "Lovelace", "givenName": "Ada"},
    "title": "Analyst",
    "active": True,
    "emails": [
        {"value": "ada@work.example", "type": "work", "primary": True},
        {"value": "ada@home.example", "type": "home"},
    ],
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"department": "Engines", "manager": {"value": "3"}},
    "meta": {"resourceType": "User", "created": "2026-11-01T08:00:00.000Z", "lastModified": "2026-11-21T09:00:00.000Z"},
}


@settings(deadline=None)
@given(filters)
def test_a_filter_reads_as_it_was_written(tree):
    assert repr(parse(str(tree))) == repr(tree)


@settings(deadline=None)
@given(filters, resources)
def test_not_not_is_what_it_was(tree, resource):
    assert predicate(Not(Not(tree)), PEOPLE)(resource) == predicate(tree, PEOPLE)(resource)


@settings(deadline=None)
@given(filters, filters, resources)
def test_de_morgan_is_right(one, other, resource):
    neither = Not(Joined("or", (one, other)))
    both = Joined("and", (Not(one), Not(other)))

    assert predicate(neither, PEOPLE)(resource) == predicate(both, PEOPLE)(resource)


@settings(deadline=None)
@given(filters, resources)
def test_whatever_case_names_and_operators_are_in(tree, resource):
    swapped = parse(_louder(str(tree)))

    assert predicate(swapped, PEOPLE)(resource) == predicate(tree, PEOPLE)(resource)


def test_and_binds_more_tightly_than_or():
    tree = parse('title pr or userName eq "b" and not (active eq true)')

    assert tree == Joined(
        "or",
        (
            Present(Path(None, "title")),
            Joined(
                "and",
                (Compare(Path(None, "userName"), "eq", "b"), Not(Compare(Path(None, "active"), "eq", True))),
            ),
        ),
    )
    assert str(tree) == 'title pr or userName eq "b" and not (active eq true)'


def test_a_part_of_chosen_values_is_compared_as_entra_does():
    tree = parse('emails[type eq "work"].value eq "ada@work.example"')

    assert tree == Within(
        Path(None, "emails"),
        Joined(
            "and",
            (Compare(Path(None, "type"), "eq", "work"), Compare(Path(None, "value"), "eq", "ada@work.example")),
        ),
    )
    assert predicate(tree, PEOPLE)(ADA)


@pytest.mark.parametrize(
    "text",
    [
        'userName eq "ADA@EXAMPLE.COM"',
        'username EQ "ada@example.com"',
        'externalId eq "Ada-7"',
        'externalId ne "ada-7"',
        'userName sw "ada"',
        'userName ew ".COM"',
        'userName co "EXAMPLE"',
        'name.familyName co "love"',
        'urn:ietf:params:scim:schemas:core:2.0:User:userName sw "A"',
        'URN:IETF:params:scim:schemas:core:2.0:user:USERNAME sw "A"',
        'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "engines"',
        'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq "3"',
        'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager eq "3"',
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager pr",
        "title pr",
        "not (nickName pr)",
        "nickName eq null",
        "title ne null",
        "active eq true",
        'active eq "True"',
        'active ne "False"',
        "not (active eq false)",
        'emails co "HOME.example"',
        'emails.value ew "work.example"',
        'emails.type eq "home"',
        'emails.type ne "fax"',
        'emails[type ne "work"]',
        "emails.display eq null",
        'emails[type eq "work" and value co "@work"]',
        'emails[not (type eq "work")]',
        "emails[primary eq true]",
        'emails[primary eq "True"].value sw "ada"',
        "emails.primary pr",
        "emails pr",
        "name pr",
        'schemas eq "urn:ietf:params:scim:schemas:core:2.0:User"',
        'meta.lastModified gt "2026-11-21T08:59:59Z"',
        'meta.lastModified ge "2026-11-21T10:00:00+01:00"',
        'meta.lastModified eq "2026-11-21T09:00:00Z"',
        'meta.lastModified lt "2026-11-21T09:00:00.001"',
        'meta.lastModified le "2026-11-21T09:00:00Z"',
        'meta.lastModified sw "2026-11-21"',
        'meta.resourceType eq "User"',
        'userName gt "ACA"',
        'userName lt "b"',
        'title pr and userType eq "Employee" or active eq true',
        'title pr and (userType eq "Employee" or active eq true)',
        'userType ne "Employee" and not (emails co "example.com" or emails.value co "example.org")',
        'nickName ne "anything"',
    ],
)
def test_what_holds_of_ada(text):
    assert predicate(parse(text), PEOPLE)(ADA)


@pytest.mark.parametrize(
    "text",
    [
        'externalId eq "ada-7"',
        'userName eq "ada"',
        "nickName pr",
        "title eq null",
        "active eq false",
        'active eq "False"',
        'emails.type ne "work"',
        'schemas ne "urn:ietf:params:scim:schemas:core:2.0:User"',
        "groups pr",
        'unheardOf eq "x"',
        "unheardOf pr",
        'urn:example:User:userName eq "Ada@example.com"',
        'department eq "Engines"',
        'emails[type eq "work" and value co "@home"]',
        'emails[type eq "fax"]',
        'unheardOf[type eq "work"]',
        'meta.lastModified gt "2026-11-21T09:00:00Z"',
        'title pr and userType eq "Employee"',
        'nickName gt ""',
    ],
)
def test_what_does_not_hold_of_ada(text):
    assert not predicate(parse(text), PEOPLE)(ADA)


@pytest.mark.parametrize(
    "text",
    [
        "active gt true",
        'active co "t"',
        "active eq 1",
        'active eq "maybe"',
        "userName eq 7",
        "userName eq true",
        "userName gt null",
        'name eq "Ada"',
        'addresses eq "Main Street"',
        'meta.lastModified gt "yesterday"',
        'userName[value eq "x"]',
        'emails[primary gt "x"]',
    ],
)
def test_what_cannot_be_compared_is_refused_before_anything_is_looked_at(text):
    with pytest.raises(InvalidFilter):
        predicate(parse(text), PEOPLE)


def test_what_is_empty_is_not_present():
    empty = {"title": "", "name": {}, "emails": [], "active": False}

    for name in ("title", "name", "emails", "name.familyName", "emails.value"):
        assert not predicate(parse(f"{name} pr"), PEOPLE)(empty)
    assert predicate(parse("emails eq null"), PEOPLE)(empty)
    assert predicate(parse("nickName eq null"), PEOPLE)(empty)
    assert predicate(parse("active pr"), PEOPLE)(empty)


def test_groups_are_asked_by_member():
    group = {"displayName": "Engineers", "members": [{"value": "7", "display": "Ada"}]}

    assert predicate(parse('members eq "7"'), GROUPS)(group)
    assert predicate(parse('members[value eq "7" and display sw "ada"]'), GROUPS)(group)
    assert not predicate(parse('members.value eq "8"'), GROUPS)(group)


def _louder(text):
    """The text with everything outside quotes in capitals."""
    pieces, quoted, escaped = [], False, False
    for letter in text:
        pieces.append(letter if quoted else letter.upper())
        if letter == '"' and not escaped:
            quoted = not quoted
        escaped = letter == "\\" and not escaped
    return "".join(pieces)
