from functions.identity import scim_search
from tests.functions.identity.colleagues import Company
from tests.functions.identity.provisioned import key, provisioned, team


def test_finds_people_and_groups_together(invoke):
    acme = Company()
    grace = provisioned(invoke, acme)
    team(invoke, acme, grace["id"], externalId=grace["externalId"])
    schema = "urn:ietf:params:scim:api:messages:2.0:SearchRequest"

    def kinds(**wanted):
        body = {"schemas": [schema], **wanted}
        found = invoke(scim_search, workspace=acme.id, caller=key(acme), body=body).json
        return [each["meta"]["resourceType"] for each in found["Resources"]]

    assert kinds() == ["User", "User", "Group"]
    assert kinds(filter=f'externalId eq "{grace["externalId"]}"') == ["User", "Group"]
    assert kinds(filter='displayName eq "Engineers"') == ["Group"]
    assert kinds(filter='userName eq "ada.acme@example.com"') == ["User"]
    assert kinds(filter='meta.lastModified gt "2000-01-01T00:00:00Z"', startIndex=2) == ["User", "Group"]
