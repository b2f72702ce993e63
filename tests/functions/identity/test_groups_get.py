from functions.identity import groups_create, groups_get


def test_a_group_of_another_workspace_is_not_there(invoke, join):
    ada, eve = join("ada", "acme"), join("eve", "evil")
    made = invoke(groups_create, caller=ada.powers).json["group_id"]

    assert invoke(groups_get, group_id=made, caller=ada.powers).status == 200
    said = invoke(groups_get, group_id=made, caller=eve.powers)
    assert (said.status, said.problem) == (404, "no-such-group")
