import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from identity.scim.errors import InvalidSyntax, InvalidValue
from identity.scim.schemas import GROUPS, PEOPLE
from identity.scim.urns import ENTERPRISE, GROUP, USER
from identity.scim.values import MOST, accepted
from kernel.errors import Refusal


def said(**more):
    return accepted({"schemas": [USER], "userName": "ada", **more}, PEOPLE)


def test_names_are_read_whatever_their_case():
    assert accepted({"USERNAME": "ada", "Name": {"FAMILYNAME": "x"}, "Schemas": [USER.upper()]}, PEOPLE) == {
        "userName": "ada",
        "name": {"familyName": "x"},
    }


def test_what_is_not_ours_and_what_is_not_theirs_is_left_out():
    body = {"id": "9", "meta": {"version": "9"}, "groups": [{"value": "admins"}], "unheardOf": {"deep": [1]}}
    extensions = {"urn:example:Other": {"a": 1}, ENTERPRISE: {"unheardOf": 1, "manager": {"displayName": "x"}}}

    assert said(**body, **extensions, emails=[{"value": "a", "$ref": "x", "unheardOf": 1}]) == {
        "userName": "ada",
        "emails": [{"value": "a"}],
    }


def test_a_password_is_never_kept():
    assert said(password="hunter2", PASSWORD="hunter2") == {"userName": "ada"}


def test_no_value_is_no_value():
    assert said(title=None, name={}, emails=[], nickName="", active=None, photos=[{"type": "photo"}, None]) == {
        "userName": "ada",
        "nickName": "",
    }


@pytest.mark.parametrize(
    ("more", "read"),
    [
        ({"active": "False"}, {"active": False}),
        ({"active": "true"}, {"active": True}),
        ({"title": ["x"]}, {"title": "x"}),
        ({"emails": {"value": "a"}}, {"emails": [{"value": "a"}]}),
        ({"emails": "a"}, {"emails": [{"value": "a"}]}),
        ({"roles": ["admin"]}, {"roles": [{"value": "admin"}]}),
        ({"emails": [{"value": "a", "primary": "True"}]}, {"emails": [{"value": "a", "primary": True}]}),
        ({"emails": [{"value": "a"}, {"value": "a", "display": "A"}]}, {"emails": [{"value": "a", "display": "A"}]}),
        ({ENTERPRISE: {"manager": "7"}}, {ENTERPRISE: {"manager": {"value": "7"}}}),
        ({ENTERPRISE: {"manager": {"$ref": "../Users/7/"}}}, {ENTERPRISE: {"manager": {"value": "7"}}}),
        ({ENTERPRISE: {"employeeNumber": 42}}, {ENTERPRISE: {"employeeNumber": "42"}}),
    ],
)
def test_what_is_meant_is_read(more, read):
    assert said(**more) == {"userName": "ada", **read}


@pytest.mark.parametrize(
    "more",
    [
        {"userName": " "},
        {"userName": None},
        {"userName": {"a": 1}},
        {"title": True},
        {"title": "\ud800"},
        {"title": "a\x00b"},
        {"title": "x" * 2049},
        {"active": 1},
        {"active": "yes"},
        {"name": "Ada"},
        {"name": ["a", "b"]},
        {"emails": [1]},
        {"emails": [{"value": str(number)} for number in range(MOST + 1)]},
        {"emails": [{"value": "a", "primary": True}, {"value": "b", "primary": True}]},
        {"roles": ["admin", "member"]},
        {"photos": [{"value": "javascript:alert(1)"}]},
        {"photos": [{"value": "http://a b"}]},
        {"profileUrl": "data:text/html,x"},
        {ENTERPRISE: "x"},
    ],
)
def test_what_makes_no_sense_is_refused(more):
    with pytest.raises(InvalidValue):
        said(**more)


def test_two_addresses_of_one_type_are_two():
    two = [{"type": "work", "country": "DE"}, {"type": "work", "country": "GB"}]

    assert said(addresses=[*two, two[0]])["addresses"] == two


def test_what_is_needed_is_needed():
    with pytest.raises(InvalidValue, match="userName"):
        accepted({}, PEOPLE)
    with pytest.raises(InvalidValue, match="displayName"):
        accepted({"members": []}, GROUPS)
    with pytest.raises(InvalidValue, match=r"members\.value"):
        accepted({"displayName": "x", "members": [{"display": "Ada"}]}, GROUPS)


@pytest.mark.parametrize("schemas", [[GROUP], [], "x", USER, {}])
def test_a_person_is_no_group(schemas):
    with pytest.raises(InvalidSyntax):
        accepted({"schemas": schemas, "userName": "ada"}, PEOPLE)


def test_a_group_may_have_thousands():
    body = {"displayName": "All", "members": [{"value": str(number)} for number in range(5000)]}

    assert len(accepted(body, GROUPS)["members"]) == 5000


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "userName",
                    "NAME",
                    "familyname",
                    "emails",
                    "value",
                    "primary",
                    "active",
                    "roles",
                    ENTERPRISE,
                    "manager",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=10,
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["userName", "name", "emails", "active", "photos", ENTERPRISE, "roles"]), json))
def test_whatever_is_sent_has_one_form_or_is_refused(body):
    try:
        found = accepted({"userName": "ada", **body}, PEOPLE)
    except Refusal:
        return
    assert accepted(found, PEOPLE) == found
