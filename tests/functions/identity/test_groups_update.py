import pytest

from functions.identity import groups_create, groups_update, roles_create, roles_get


@pytest.fixture
def role(invoke, ada):
    def role(*scopes):
        return invoke(roles_create, body={"name": f"May {scopes[0]}", "scopes": scopes}, caller=ada.powers).json[
            "role_id"
        ]

    return role


def test_a_new_name_leaves_the_role_alone(invoke, ada, group):
    invoke(groups_update, group_id=group, body={"role": "lead"}, caller=ada.powers)

    said = invoke(groups_update, group_id=group, body={"name": "Platform"}, caller=ada.powers)

    assert (said.status, said.json["name"], said.json["role"]) == (200, "Platform", "lead")


def test_a_name_is_of_one_group_and_free_when_that_is_called_otherwise(invoke, ada, group, role):
    """A role that goes with the old name takes no round trip more."""
    other = invoke(groups_create, body={"name": "Platform"}, caller=ada.powers).json["group_id"]
    invoke(groups_update, group_id=group, body={"role": role("people:read")}, caller=ada.powers)

    said = invoke(groups_update, group_id=group, body={"name": " PLATFORM"}, caller=ada.powers)

    assert (said.status, said.problem, said.json["errors"][0]["field"]) == (409, "name-taken", "name")
    assert invoke(groups_update, group_id=other, body={"name": "platform"}, caller=ada.powers).status == 200
    assert invoke(groups_update, group_id=other, body={"name": "Bakers"}, caller=ada.powers).status == 200
    freed = {"name": "Platform", "role": None}
    assert invoke(groups_update, group_id=group, body=freed, caller=ada.powers).json["name"] == "Platform"


def test_it_carries_what_its_role_allows_and_drops_that_with_the_role(invoke, ada, group, role):
    one, other = role("people:read"), role("audit:read")

    first = invoke(groups_update, group_id=group, body={"role": one}, caller=ada.powers)
    second = invoke(groups_update, group_id=group, body={"role": other}, caller=ada.powers)

    assert [first.json["scopes"], second.json["scopes"]] == [["people:read"], ["audit:read"]]
    assert invoke(roles_get, role_id=one, caller=ada.powers).json["groups"] == []
    assert invoke(roles_get, role_id=other, caller=ada.powers).json["groups"] == [group]
    none = invoke(groups_update, group_id=group, body={"role": None}, caller=ada.powers).json
    assert (none["role"], none["scopes"]) == (None, [])
    assert invoke(roles_get, role_id=other, caller=ada.powers).json["groups"] == []


def test_the_role_that_it_carries_already_may_be_said_again(invoke, ada, group, role):
    own = role("people:read")
    for _ in range(2):
        said = invoke(groups_update, group_id=group, body={"role": own}, caller=ada.powers)

    assert said.json["scopes"] == ["people:read"]
    assert invoke(roles_get, role_id=own, caller=ada.powers).json["groups"] == [group]


def test_there_must_be_such_a_role(invoke, ada, group):
    said = invoke(groups_update, group_id=group, body={"role": "owner"}, caller=ada.powers)

    assert (said.status, said.problem) == (404, "no-such-role")


@pytest.mark.parametrize("wanted", ["admin", "own"])
def test_a_manager_cannot_make_a_group_of_admins(invoke, ada, group, role, manager, wanted):
    wanted = role("audit:read") if wanted == "own" else wanted

    said = invoke(groups_update, group_id=group, body={"role": wanted}, caller=manager(ada))

    assert (said.status, said.problem) == (403, "not-yours")
    assert invoke(groups_update, group_id=group, body={"role": "lead"}, caller=manager(ada)).status == 200


def test_a_manager_cannot_change_a_group_that_allows_more(invoke, ada, group, manager):
    invoke(groups_update, group_id=group, body={"role": "admin"}, caller=ada.powers)

    assert invoke(groups_update, group_id=group, body={"role": None}, caller=manager(ada)).problem == "not-yours"


def test_who_read_an_older_one_changes_nothing(invoke, ada, group):
    said = invoke(groups_update, group_id=group, body={"role": "lead"}, headers={"if-match": '"9"'}, caller=ada.powers)

    assert (said.status, said.problem) == (412, "precondition-failed")
