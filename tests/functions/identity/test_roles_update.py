import pytest

from functions.identity import groups_create, groups_get, groups_update, roles_create, roles_get, roles_update


def test_changes_what_is_said_and_nothing_else(invoke, ada, role):
    said = invoke(roles_update, role_id=role, body={"name": "Looker"}, caller=ada.powers)

    assert (said.status, said.headers["ETag"]) == (200, '"2"')
    assert (said.json["name"], said.json["scopes"]) == ("Looker", ["people:read"])


def test_a_name_is_of_one_role_and_free_when_that_is_called_otherwise(invoke, ada, role):
    other = {"name": "Looker", "scopes": ["people:read"]}
    assert invoke(roles_create, body=other, caller=ada.powers).status == 201

    said = invoke(roles_update, role_id=role, body={"name": "looker"}, caller=ada.powers)

    assert (said.status, said.problem, said.json["errors"][0]["field"]) == (409, "name-taken", "name")
    assert invoke(roles_update, role_id=role, body={"name": "Watcher"}, caller=ada.powers).status == 200
    assert invoke(roles_create, body={**other, "name": "Reader"}, caller=ada.powers).status == 201


def test_groups_that_carry_it_change_with_it(invoke, ada, role, round_trips):
    groups = [invoke(groups_create, body={"name": name}, caller=ada.powers).json["group_id"] for name in ("A", "B")]
    for each in groups:
        invoke(groups_update, group_id=each, body={"role": role}, caller=ada.powers)

    invoke(roles_update, role_id=role, body={"scopes": ["people:read", "audit:read"]}, caller=ada.powers)

    assert round_trips(roles_update) == ["BatchGetItem", "BatchGetItem", "TransactWriteItems"]
    for each in groups:
        found = invoke(groups_get, group_id=each, caller=ada.powers).json
        assert found["scopes"] == ["audit:read", "people:read"]


def test_who_read_an_older_one_changes_nothing(invoke, ada, role):
    invoke(roles_update, role_id=role, body={"name": "Looker"}, caller=ada.powers)

    said = invoke(roles_update, role_id=role, body={"name": "X"}, headers={"if-match": '"1"'}, caller=ada.powers)

    assert (said.status, said.problem) == (412, "precondition-failed")
    assert invoke(roles_get, role_id=role, caller=ada.powers).json["name"] == "Looker"


@pytest.mark.parametrize("scopes", [["audit:read"], ["me:read"]])
def test_nobody_changes_a_role_that_holds_or_would_hold_more_than_they_do(invoke, ada, role, scopes):
    invoke(roles_update, role_id=role, body={"scopes": ["people:read", "keys:write"]}, caller=ada.powers)
    some = ada.powers | {"scopes": "roles:write me:read people:read"}

    said = invoke(roles_update, role_id=role, body={"scopes": scopes}, caller=some)

    assert (said.status, said.problem) == (403, "not-yours")


def test_of_another_workspace_it_is_not_there(invoke, join, role):
    said = invoke(roles_update, role_id=role, body={"name": "X"}, caller=join("eve", "evil").powers)

    assert (said.status, said.problem) == (404, "no-such-role")
