import pytest

from functions.identity import scim_groups_get, scim_groups_patch
from tests.functions.identity.colleagues import NOBODY, Company
from tests.functions.identity.provisioned import key, patch, team, told


@pytest.fixture
def change(invoke):
    def change(company, group, *operations, query=None, headers=None, scopes=()):
        said = {"workspace": company.id, "group": group, "caller": key(company, *scopes), "headers": headers}
        return invoke(scim_groups_patch, body=patch(*operations), query=query, **said)

    return change


def test_people_come_and_leave_as_entra_and_okta_say_so(change, invoke):
    acme = Company()
    bob, eve = acme.hire("bob"), acme.hire("eve")
    group = team(invoke, acme, acme.ada)["id"]

    assert change(acme, group, {"op": "Add", "path": "members", "value": [{"$ref": None, "value": bob}]}).status == 204
    assert change(acme, group, {"op": "Remove", "path": "members", "value": [{"value": acme.ada}]}).status == 204
    said = change(
        acme,
        group,
        {"op": "remove", "path": f'members[value eq "{bob}"]'},
        {"op": "add", "path": "members", "value": [{"value": eve, "display": "Eve"}]},
        {"op": "replace", "value": {"id": group, "displayName": "Bakers"}},
        query={"attributes": "members,displayName"},
    ).json
    assert (said["displayName"], [each["value"] for each in said["members"]]) == ("Bakers", [eve])
    assert acme.size(group) == (1, 1)


def test_joining_twice_is_no_change_and_a_stale_version_none_at_all(change, invoke):
    acme = Company()
    made = team(invoke, acme, acme.ada)
    add = {"op": "add", "path": "members", "value": [{"value": acme.ada}]}

    assert change(acme, made["id"], add).headers["ETag"] == made["meta"]["version"]
    rename = {"op": "replace", "path": "displayName", "value": "X"}
    assert change(acme, made["id"], rename, headers={"if-match": made["meta"]["version"]}).status == 204
    assert told(change(acme, made["id"], rename, headers={"if-match": made["meta"]["version"]}))[0] == 412


def test_a_group_that_allows_more_takes_in_whom_such_a_key_brings(change, invoke):
    acme = Company()
    group = acme.group(role="lead", name="Leads")
    mighty = acme.group(role="admin", name="Mighty")
    add = {"op": "add", "path": "members", "value": [{"value": acme.ada}]}

    assert told(change(acme, mighty, add))[0] == 403
    assert told(change(acme, group, {"op": "add", "path": "members", "value": [{"value": NOBODY}]}))[0] == 400
    assert told(change(acme, NOBODY, add)) == (404, None)
    assert "members" not in invoke(scim_groups_get, workspace=acme.id, group=mighty, caller=key(acme)).json
