from functions.identity import scim_users_create, scim_users_delete, scim_users_get
from identity.accounts.table import AccountTable
from tests.functions.identity.colleagues import Company
from tests.functions.identity.provisioned import key, of_entra, provisioned, told


def test_whoever_is_deleted_is_nowhere_in_the_workspace_and_keeps_their_account(invoke, acts, rows):
    acme = Company()
    grace = provisioned(invoke, acme)["id"]
    group = acme.group(grace)

    assert invoke(scim_users_delete, workspace=acme.id, person=grace, caller=key(acme)).status == 204

    assert told(invoke(scim_users_get, workspace=acme.id, person=grace, caller=key(acme))) == (404, None)
    assert acme.size(group) == (0, 0)
    assert not [row for row in rows("identity-people-1") if row.get("person", {}).get("S") == grace]
    account = AccountTable().get(grace)
    assert (account.email, account.memberships) == ("grace@example.com", ())
    assert acts()[-1]["action"] == "person.remove"
    again = invoke(scim_users_create, workspace=acme.id, caller=key(acme), body=of_entra())
    assert (again.status, again.json["id"]) == (201, grace)


def test_the_last_admin_nobody_and_what_has_changed_stay(invoke):
    acme = Company()
    bob = acme.hire("bob", "admin")

    def gone(person, **headers):
        return invoke(scim_users_delete, workspace=acme.id, person=person, caller=key(acme), headers=headers)

    assert told(gone(bob, **{"if-match": 'W/"77"'}))[0] == 412
    assert gone(bob).status == 204
    assert told(gone(acme.ada))[0] == 409
    assert told(gone(bob)) == (404, None)
