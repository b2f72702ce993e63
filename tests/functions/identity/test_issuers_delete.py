from functions.identity import issuers_delete, issuers_get


def test_it_is_gone_and_noted(invoke, join, issuer, acts):
    ada = join()
    made = issuer(ada)

    assert invoke(issuers_delete, caller=ada.powers, issuer_id=made).status == 204

    assert invoke(issuers_get, caller=ada.powers, issuer_id=made).problem == "no-such-issuer"
    assert (acts()[-1]["action"], acts()[-1]["target"]) == ("issuer.delete", made)


def test_nobody_else_can_and_not_with_an_open_browser(invoke, join, issuer, long_ago):
    ada, grace = join(), join("grace", "globex")
    made = issuer(ada)

    assert invoke(issuers_delete, caller=grace.powers, issuer_id=made).problem == "no-such-issuer"
    long_ago(ada)
    assert invoke(issuers_delete, caller=ada.powers, issuer_id=made).problem == "step-up-needed"
    assert invoke(issuers_get, caller=ada.powers, issuer_id=made).status == 200
