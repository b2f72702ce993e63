from functions.identity import scim_users_search
from tests.functions.identity.colleagues import Company
from tests.functions.identity.provisioned import key, provisioned, told

SEARCH = "urn:ietf:params:scim:api:messages:2.0:SearchRequest"


def test_finds_the_same_where_no_log_sees_what_for(invoke):
    acme = Company()
    acme.group(provisioned(invoke, acme)["id"])

    def names(**wanted):
        said = invoke(scim_users_search, workspace=acme.id, caller=key(acme), body={"schemas": [SEARCH], **wanted})
        assert "grace" not in said.log
        return [each["userName"] for each in said.json["Resources"]]

    assert names(count=1, startIndex=2) == ["grace@corp.example.com"]
    assert names(filter='userName eq "grace@corp.example.com"') == ["grace@corp.example.com"]
    assert names(filter='externalId eq "grace-0a21f0f2"', attributes=["userName"]) == ["grace@corp.example.com"]
    assert names(filter='emails.value eq "ada.acme@example.com"') == ["ada.acme@example.com"]
    assert names(filter='displayName eq "ADA.acme"') == ["ada.acme@example.com"]
    assert len(names(filter='meta.lastModified gt "2000-01-01T00:00:00Z"', sortBy="userName")) == 2
    answer = invoke(scim_users_search, workspace=acme.id, caller=key(acme), body={"schemas": ["x"]})
    assert told(answer) == (400, "invalidSyntax")
