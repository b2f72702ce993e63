from functions.identity import roles_create, roles_get


def test_a_role_of_another_workspace_is_not_there(invoke, join):
    ada, eve = join("ada", "acme"), join("eve", "evil")
    made = invoke(roles_create, caller=ada.powers).json["role_id"]

    assert invoke(roles_get, role_id=made, caller=ada.powers).status == 200
    said = invoke(roles_get, role_id=made, caller=eve.powers)
    assert (said.status, said.problem) == (404, "no-such-role")
