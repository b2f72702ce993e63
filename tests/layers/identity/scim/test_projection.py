import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from identity.scim.projection import Projection
from identity.scim.schemas import GROUPS, PEOPLE
from identity.scim.urns import ENTERPRISE, USER

ADA = {
    "schemas": [USER, ENTERPRISE],
    "id": "7",
    "userName": "ada",
    "name": {"familyName": "Lovelace", "givenName": "Ada"},
    "emails": [{"value": "a", "type": "work"}, {"value": "b"}],
    ENTERPRISE: {"department": "Engines", "manager": {"value": "3"}},
}
ALWAYS = {"schemas": ADA["schemas"], "id": "7"}


@pytest.mark.parametrize(
    ("attributes", "shown"),
    [
        ("userName", {"userName": "ada"}),
        ("USERNAME, nickName", {"userName": "ada"}),
        (f"{USER}:userName", {"userName": "ada"}),
        ("name.familyName", {"name": {"familyName": "Lovelace"}}),
        ("name.familyName,name.givenName", {"name": ADA["name"]}),
        ("name.middleName", {"name": {}}),
        ("emails.value", {"emails": [{"value": "a"}, {"value": "b"}]}),
        ("emails.value,emails.type", {"emails": ADA["emails"]}),
        (f"{ENTERPRISE}:department", {ENTERPRISE: {"department": "Engines"}}),
        (ENTERPRISE, {ENTERPRISE: ADA[ENTERPRISE]}),
        ("unheardOf", {}),
        ("not a name,,", {}),
    ],
)
def test_what_is_asked_for_comes_with_what_always_comes(attributes, shown):
    assert Projection.of([attributes], []).of_resource(ADA, PEOPLE) == {**ALWAYS, **shown}


@pytest.mark.parametrize(
    ("excluded", "gone"),
    [
        (["userName"], ["userName"]),
        (["userName", "EMAILS"], ["userName", "emails"]),
        (["id,schemas"], []),
        (["unheardOf"], []),
        ([ENTERPRISE], [ENTERPRISE]),
        ([f"{ENTERPRISE}:unheardOf"], []),
    ],
)
def test_what_is_excluded_does_not_come(excluded, gone):
    assert Projection.of([], excluded).of_resource(ADA, PEOPLE) == {
        name: value for name, value in ADA.items() if name not in gone
    }


def test_parts_are_excluded():
    shown = Projection.of([], ["emails.type", "name.givenName", f"{ENTERPRISE}:manager"]).of_resource(ADA, PEOPLE)

    assert shown["emails"] == [{"value": "a"}, {"value": "b"}]
    assert shown["name"] == {"familyName": "Lovelace"}
    assert shown[ENTERPRISE] == {"department": "Engines"}


def test_who_says_both_gets_what_is_left():
    assert Projection.of(["userName,name"], ["name"]).of_resource(ADA, PEOPLE) == {**ALWAYS, "userName": "ada"}


def test_what_does_not_come_need_not_be_fetched():
    assert Projection().wants("members", GROUPS)
    assert Projection.of(["members.value"], []).wants("members", GROUPS)
    assert Projection.of([], ["members.display"]).wants("members", GROUPS)
    assert not Projection.of([], ["MEMBERS"]).wants("members", GROUPS)
    assert not Projection.of(["displayName"], []).wants("members", GROUPS)


some = st.lists(st.sampled_from(["id", "userName", "name", "name.familyName", "emails.value", ENTERPRISE, "x", "a b"]))


@settings(deadline=None)
@given(some, some)
def test_a_projection_shows_nothing_that_is_not_there_and_changes_nothing(attributes, excluded):
    before = repr(ADA)
    projection = Projection.of(attributes, excluded)
    shown = projection.of_resource(ADA, PEOPLE)

    assert repr(ADA) == before
    assert set(ALWAYS) <= set(shown) <= set(ADA)
    assert projection.of_resource(shown, PEOPLE) == shown
