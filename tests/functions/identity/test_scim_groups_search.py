from functions.identity import scim_groups_search
from tests.functions.identity.colleagues import Company
from tests.functions.identity.provisioned import key, team


def test_finds_the_same_where_no_log_sees_what_for(invoke):
    acme = Company()
    team(invoke, acme, acme.ada, externalId="8")
    schema = "urn:ietf:params:scim:api:messages:2.0:SearchRequest"

    for wanted in (
        {"count": 1},
        {"filter": 'displayName eq "Engineers"'},
        {"filter": 'externalId eq "8"'},
        {"filter": f'members eq "{acme.ada}"'},
        {"filter": 'meta.lastModified gt "2000-01-01T00:00:00Z"'},
    ):
        body = {"schemas": [schema], **wanted}
        found = invoke(scim_groups_search, workspace=acme.id, caller=key(acme), body=body).json
        assert [each["displayName"] for each in found["Resources"]] == ["Engineers"]
