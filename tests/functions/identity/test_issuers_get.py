from functions.identity import issuers_get


def test_a_workspace_sees_its_own_and_no_other(invoke, join, issuer):
    ada, grace = join(), join("grace", "globex")
    made = issuer(ada)

    answer = invoke(issuers_get, caller=ada.powers, issuer_id=made)

    assert (answer.json["name"], answer.headers["ETag"]) == ("Acme's account", '"1"')
    assert "sealed" not in answer.json
    assert invoke(issuers_get, caller=grace.powers, issuer_id=made).problem == "no-such-issuer"
