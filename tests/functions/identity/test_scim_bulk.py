from functions.identity import scim_bulk
from tests.functions.identity.colleagues import Company
from tests.functions.identity.provisioned import GROUP, key, of_entra, patch, provisioned, told


def bulk(*operations):
    return {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": list(operations)}


def test_a_company_is_made_and_changed_and_undone_with_few_requests(invoke):
    acme = Company()
    globex = Company("globex")
    globex.hire("joan")
    boss, role = acme.hire("boss", "admin"), acme.role("audit:read")

    def done(*operations):
        said = invoke(scim_bulk, workspace=acme.id, caller=key(acme, "audit:read"), body=bulk(*operations))
        return [each["status"] for each in said.json["Operations"]], said.json["Operations"]

    made, results = done(
        {
            "method": "POST",
            "path": "/Groups",
            "bulkId": "g",
            "data": {"schemas": [GROUP], "displayName": "All", "members": [{"value": "bulkId:a"}]},
        },
        {"method": "POST", "path": "/Users", "bulkId": "a", "data": of_entra(roles=[{"value": role}])},
        {"method": "POST", "path": "/Users", "bulkId": "b", "data": of_entra("joan")},
    )
    assert made == ["201"] * 3
    group, grace, joan = (each["location"].rpartition("/")[2] for each in results)
    lesser = patch({"op": "replace", "path": "roles", "value": [{"value": "member"}]})
    auditor = patch({"op": "replace", "path": "roles", "value": [{"value": role}]})
    leave = patch({"op": "remove", "path": f'members[value eq "{grace}"]'})
    changed, _ = done(
        {"method": "PATCH", "path": f"/Users/{boss}", "data": lesser},
        {"method": "PATCH", "path": f"/Users/{joan}", "data": auditor},
        {"method": "PUT", "path": f"/Users/{grace}", "data": of_entra(externalId="9")},
        {"method": "PATCH", "path": f"/Groups/{group}", "data": leave},
        {"method": "DELETE", "path": f"/Users/{joan}"},
        {"method": "DELETE", "path": f"/Groups/{acme.group(acme.ada, role=role, name='R')}"},
        {"method": "DELETE", "path": f"/Users/{acme.ada}"},
    )
    assert changed == ["200", "200", "200", "204", "204", "204", "409"]


def test_another_workspace_is_nowhere(invoke):
    acme, globex = Company(), Company("globex")
    path = f"/Users/{provisioned(invoke, globex)['id']}"

    said = invoke(scim_bulk, workspace=acme.id, caller=key(acme), body=bulk({"method": "DELETE", "path": path})).json
    assert said["Operations"][0]["status"] == "404"
    assert told(invoke(scim_bulk, workspace=globex.id, caller=key(acme), body=bulk())) == (404, None)
