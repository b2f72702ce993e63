from functions.identity import scim_config_show
from tests.functions.identity.colleagues import Company
from tests.functions.identity.provisioned import key, told


def test_says_what_is_supported(invoke):
    acme = Company()
    said = invoke(scim_config_show, workspace=acme.id, caller=key(acme))

    assert said.headers["Content-Type"] == "application/scim+json"
    assert {
        name: said.json[name]["supported"] for name in ("patch", "bulk", "filter", "sort", "etag")
    } == dict.fromkeys(("patch", "bulk", "filter", "sort", "etag"), True)
    assert said.json["changePassword"] == {"supported": False}
    assert told(invoke(scim_config_show, workspace="other", caller=key(acme))) == (404, None)
