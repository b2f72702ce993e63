import json

from functions.identity import issuers_get, issuers_test
from identity.federation import asking
from tests.layers.kernel.strangers import stranger


def test_a_provider_that_has_moved_is_found_where_it_says(invoke, join, issuer):
    ada, where = join(), {"path": "/old"}

    def behave(request):
        ends = ("authorization_endpoint", "token_endpoint", "jwks_uri")
        said = {"issuer": there.url, **dict.fromkeys(ends, there.url + where["path"]), "keys": [{}, {}]}
        request.answer(200, json.dumps(said).encode())

    with stranger(behave) as there:
        made = issuer(ada, issuer=there.url)
        where["path"] = "/new"
        asking.forget()
        tested = invoke(issuers_test, caller=ada.powers, issuer_id=made)

    assert (tested.status, tested.json["keys"]) == (200, 2)
    kept = invoke(issuers_get, caller=ada.powers, issuer_id=made).json
    assert kept["metadata"]["token_endpoint"].endswith("/new")
    assert kept["metadata"] == tested.json["metadata"]
    assert kept["checked"] > kept["created"]


def test_nobody_tests_the_provider_of_another_workspace(invoke, join, issuer):
    ada, grace = join(), join("grace", "globex")

    assert invoke(issuers_test, caller=grace.powers, issuer_id=issuer(ada)).problem == "no-such-issuer"
