from functions.identity import roles_get, scim_groups_delete, scim_users_get
from tests.functions.identity.colleagues import Company
from tests.functions.identity.provisioned import key, told


def test_everybody_leaves_a_group_that_goes_and_its_role_forgets_it(invoke, acts):
    acme = Company()
    role = acme.role("people:read")
    group = acme.group(*(acme.hire(f"p{number}") for number in range(39)), acme.ada, role=role)
    invoke(scim_groups_delete, workspace=acme.id, group=acme.group(), caller=key(acme))

    said = {"workspace": acme.id, "group": group, "caller": key(acme)}
    assert told(invoke(scim_groups_delete, **said, headers={"if-match": 'W/"99"'}))[0] == 412
    assert invoke(scim_groups_delete, **said).status == 204

    assert "groups" not in invoke(scim_users_get, workspace=acme.id, person=acme.ada, caller=key(acme)).json
    assert invoke(roles_get, role_id=role, caller=acme.admin).json["groups"] == []
    assert acts()[-1]["action"] == "group.delete"
    assert told(invoke(scim_groups_delete, **said)) == (404, None)
