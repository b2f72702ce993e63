from functions.identity import scim_types_get
from tests.functions.identity.colleagues import Company
from tests.functions.identity.provisioned import key, told


def test_shows_one_of_them(invoke):
    acme = Company()

    said = invoke(scim_types_get, workspace=acme.id, kind="Group", caller=key(acme))
    assert (said.status, said.json["name"]) == (200, "Group")
    assert told(invoke(scim_types_get, workspace=acme.id, kind="King", caller=key(acme))) == (404, None)
