from functions.identity import issuers_update


def test_what_is_said_changes_and_the_rest_stays(invoke, join, issuer, rows, acts, cold):
    ada = join()
    made = issuer(ada)
    (before,) = [row["sealed"] for row in rows("identity-issuers-1") if "sealed" in row]

    cold()
    said = {"name": "Acme", "provision": True, "trusted_amr": ["mfa"], "client_secret": "another!"}
    answer = invoke(issuers_update, caller=ada.powers, issuer_id=made, body=said)

    assert (answer.json["name"], answer.json["provision"], answer.json["trusted_amr"]) == ("Acme", True, ["mfa"])
    assert (answer.json["client_id"], answer.json["domains"]) == ("stoa", ["example.com"])
    (after,) = [row["sealed"] for row in rows("identity-issuers-1") if "sealed" in row]
    assert after != before
    assert acts()[-1]["details"] == {"of": "client_secret name provision trusted_amr"}
    assert "another!" not in answer.log + answer.text + str(acts())


def test_it_is_believed_about_no_domain_that_is_not_claimed(invoke, join, issuer):
    ada = join()
    made = issuer(ada)

    refused = invoke(issuers_update, caller=ada.powers, issuer_id=made, body={"domains": ["gmail.com"]})

    assert refused.problem == "domain-not-claimed"
    assert invoke(issuers_update, caller=ada.powers, issuer_id=made, body={"domains": ["example.com"]}).status == 200


def test_it_takes_who_has_lately_signed_in_and_knows_what_they_change(invoke, join, issuer, long_ago):
    ada, grace = join(), join("grace", "globex")
    made = issuer(ada)
    change = {"body": {"provision": True}, "issuer_id": made}

    assert invoke(issuers_update, caller=grace.powers, **change).problem == "no-such-issuer"
    assert invoke(issuers_update, caller=ada.powers, headers={"if-match": '"7"'}, **change).status == 412
    long_ago(ada)
    assert invoke(issuers_update, caller=ada.powers, **change).problem == "step-up-needed"


def test_who_may_only_change_settings_changes_none_since_it_would_speak_for_admins(invoke, join, issuer):
    ada = join()
    acme = issuer(ada)
    delegated = {**ada.caller, "scopes": "me:read workspace:read workspace:write"}

    said = invoke(issuers_update, caller=delegated, issuer_id=acme, body={"trusted_amr": ["pwd"]})

    assert said.problem == "not-yours"
