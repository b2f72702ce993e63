from functions.identity import groups_create, groups_update, roles_create, roles_delete, roles_get


def test_a_role_that_nobody_has_goes(invoke, ada, role):
    assert invoke(roles_delete, role_id=role, caller=ada.powers).status == 204

    assert invoke(roles_get, role_id=role, caller=ada.powers).status == 404
    assert invoke(roles_delete, role_id=role, caller=ada.powers).status == 404
    again = {"name": "Reader", "scopes": ["people:read"]}
    assert invoke(roles_create, body=again, caller=ada.powers).status == 201  # its name is free again


def test_a_role_that_somebody_has_stays(invoke, ada, role, promote):
    promote(ada, role)

    said = invoke(roles_delete, role_id=role, caller=ada.powers)

    assert (said.status, said.problem) == (409, "role-held")
    assert invoke(roles_get, role_id=role, caller=ada.powers).status == 200


def test_a_role_that_a_group_carries_stays(invoke, ada, role):
    group = invoke(groups_create, caller=ada.powers).json["group_id"]
    invoke(groups_update, group_id=group, body={"role": role}, caller=ada.powers)

    assert invoke(roles_delete, role_id=role, caller=ada.powers).problem == "role-held"
    invoke(groups_update, group_id=group, body={"role": None}, caller=ada.powers)
    assert invoke(roles_delete, role_id=role, caller=ada.powers).status == 204


def test_who_read_an_older_one_deletes_nothing(invoke, ada, role):
    said = invoke(roles_delete, role_id=role, headers={"if-match": '"9"'}, caller=ada.powers)

    assert (said.status, said.problem) == (412, "precondition-failed")


def test_nobody_deletes_a_role_that_holds_more_than_they_do(invoke, ada, role):
    said = invoke(roles_delete, role_id=role, caller=ada.powers | {"scopes": "roles:write"})

    assert (said.status, said.problem) == (403, "not-yours")
