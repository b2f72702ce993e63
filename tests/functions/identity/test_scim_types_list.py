from functions.identity import scim_types_list
from tests.functions.identity.colleagues import Company
from tests.functions.identity.provisioned import key, told


def test_lists_them_all_and_takes_no_filter(invoke):
    acme = Company()
    said = invoke(scim_types_list, workspace=acme.id, caller=key(acme)).json

    assert {"User", "Group"} <= {each["name"] for each in said["Resources"]}
    filtered = invoke(scim_types_list, workspace=acme.id, caller=key(acme), query={"filter": "name pr"})
    assert told(filtered)[0] == 403
