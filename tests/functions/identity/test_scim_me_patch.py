from functions.identity import scim_me_patch
from tests.functions.identity.colleagues import Company
from tests.functions.identity.provisioned import key, told


def test_a_directory_is_nobody_itself(invoke):
    acme = Company()

    assert told(invoke(scim_me_patch, workspace=acme.id, caller=key(acme))) == (501, None)
    assert told(invoke(scim_me_patch, workspace="other", caller=key(acme))) == (404, None)
