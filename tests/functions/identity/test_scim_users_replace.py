from functions.identity import scim_users_replace
from identity.people.table import journal as people
from tests.functions.identity.colleagues import Company
from tests.functions.identity.provisioned import key, of_okta, provisioned, told


def test_okta_replaces_all_that_it_says_and_leaves_what_is_not_its_own(invoke):
    acme = Company()
    auditor = acme.role("audit:read")
    grace = provisioned(invoke, acme)["id"]
    acme.group(grace)

    def put(person, body, *scopes, **headers):
        said = {"workspace": acme.id, "person": person, "caller": key(acme, *scopes), "headers": headers}
        return invoke(scim_users_replace, body=body, **said)

    said = put(grace, of_okta(id=grace, title="Admiral"))
    assert (said.status, said.json["userName"], said.json["title"]) == (200, "grace@example.com", "Admiral")
    assert said.json["groups"][0]["display"] == "Recruiters"
    assert "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User" not in said.json
    assert put(grace, of_okta(roles=[{"value": auditor}]), "audit:read").json["roles"][0]["value"] == auditor
    assert put(grace, of_okta()).json["roles"][0]["value"] == auditor
    assert people().get(acme.id, grace).title is None
    assert put(grace, of_okta(active=False)).json["active"] is False
    assert told(put(grace, of_okta(), **{"if-match": 'W/"1"'}))[0] == 412
    assert told(put("nobody", of_okta())) == (404, None)


def test_an_admin_becomes_less_only_where_another_is_left(invoke):
    acme = Company()
    bob = acme.hire("bob", "admin")
    body = of_okta("bob", roles=[{"value": "member"}])

    said = invoke(scim_users_replace, workspace=acme.id, person=bob, caller=key(acme), body=body)
    assert said.json["roles"][0]["value"] == "member"
    last = invoke(scim_users_replace, workspace=acme.id, person=acme.ada, caller=key(acme), body=body)
    assert told(last)[0] == 409
