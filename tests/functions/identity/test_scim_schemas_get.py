from functions.identity import scim_schemas_get
from tests.functions.identity.colleagues import Company
from tests.functions.identity.provisioned import key, told


def test_shows_one_of_them(invoke):
    acme = Company()

    said = invoke(
        scim_schemas_get, workspace=acme.id, urn="urn:ietf:params:scim:schemas:core:2.0:Group", caller=key(acme)
    )
    assert (said.status, said.json["name"]) == (200, "Group")
    assert told(invoke(scim_schemas_get, workspace=acme.id, urn="King", caller=key(acme))) == (404, None)
