from functions.identity import (
    groups_create,
    groups_delete,
    groups_get,
    groups_update,
    members_move,
    roles_create,
    roles_get,
)


def test_an_empty_group_goes_and_its_role_forgets_it(invoke, ada, group):
    role = invoke(roles_create, body={"name": "R", "scopes": ["people:read"]}, caller=ada.powers).json["role_id"]
    invoke(groups_update, group_id=group, body={"role": role}, caller=ada.powers)

    assert invoke(groups_delete, group_id=group, caller=ada.powers).status == 204

    assert invoke(groups_get, group_id=group, caller=ada.powers).status == 404
    assert invoke(groups_create, caller=ada.powers).status == 201  # its name is free again
    assert invoke(roles_get, role_id=role, caller=ada.powers).json["groups"] == []


def test_a_group_with_people_in_it_stays(invoke, ada, group):
    invoke(members_move, group_id=group, body={"add": [ada.person]}, caller=ada.powers)

    said = invoke(groups_delete, group_id=group, caller=ada.powers)

    assert (said.status, said.problem) == (409, "group-not-empty")


def test_a_manager_cannot_delete_a_group_of_admins(invoke, ada, group, manager):
    invoke(groups_update, group_id=group, body={"role": "admin"}, caller=ada.powers)

    assert invoke(groups_delete, group_id=group, caller=manager(ada)).problem == "not-yours"


def test_who_read_an_older_one_deletes_nothing(invoke, ada, group):
    said = invoke(groups_delete, group_id=group, headers={"if-match": '"9"'}, caller=ada.powers)

    assert (said.status, said.problem) == (412, "precondition-failed")
