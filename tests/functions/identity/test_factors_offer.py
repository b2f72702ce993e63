import pyotp

from functions.identity import factors_offer


def test_somebody_who_must_have_a_second_factor_is_offered_both_kinds(invoke, register, sign_in, demand):
    made = register()
    demand(made["workspace"], mfa_required=True)
    step = sign_in().json["second_step"]

    offered = invoke(factors_offer, body={"ticket": step["ticket"]}).json

    assert step["methods"] == []
    assert pyotp.parse_uri(offered["totp"]["uri"]).name == "ada@example.com"
    assert offered["totp"]["secret"] in offered["totp"]["uri"]
    assert offered["totp"]["drawing"].startswith("<svg")
    assert offered["passkey"]["user"]["name"] == "ada@example.com"


def test_a_ticket_for_another_step_is_none(invoke, join, with_app, sign_in):
    with_app(join())

    assert invoke(factors_offer, body={"ticket": sign_in().json["second_step"]["ticket"]}).problem == "ticket-refused"


def test_whoever_has_a_second_factor_by_now_is_offered_none(invoke, join, sign_in, demand, with_app):
    ada = join()
    demand(ada.workspace, mfa_required=True)
    ticket = sign_in().json["second_step"]["ticket"]
    with_app(ada)

    assert invoke(factors_offer, body={"ticket": ticket}).problem == "already-enrolled"
