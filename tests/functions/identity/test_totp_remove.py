import pyotp

from functions.identity import (
    codes_renew,
    emails_ask,
    passwords_change,
    sessions_raise,
    totp_begin,
    totp_confirm,
    totp_remove,
)


def test_an_app_that_is_gone_is_asked_for_no_more(invoke, join, with_app, sign_in, letters, deeds):
    ada = join()
    with_app(ada)

    assert invoke(totp_remove, caller=ada.caller).status == 204

    assert sign_in().json["signed_in"]
    assert letters()[-1]["Subject"] == "Authenticator app removed from your account"
    assert deeds(ada.workspace)[-1] == "factor.remove"


def test_a_session_that_was_left_open_removes_nothing_and_is_told_what_to_do(invoke, join, with_app, sign_in, long_ago):
    ada = join()
    with_app(ada)
    long_ago(ada)

    refused = invoke(totp_remove, caller=ada.caller)

    assert (refused.status, refused.problem, refused.json["max_age"]) == (401, "step-up-needed", 600)
    assert 'error="insufficient_user_authentication"' in refused.headers["WWW-Authenticate"]
    assert 'max_age="600"' in refused.headers["WWW-Authenticate"]
    assert sign_in().json["second_step"]["methods"] == ["totp", "recovery"]


def test_an_api_key_removes_nothing(invoke, join, with_app):
    ada = join()
    with_app(ada)

    for session in ("key:0123456789abcdef", ""):
        assert invoke(totp_remove, caller={**ada.caller, "session": session}).problem == "step-up-needed"


def test_the_last_one_stays_where_a_workspace_demands_one(invoke, join, with_app, add_passkey, sign_in, seen):
    ada = join()
    with_app(ada)
    seen(ada)

    assert invoke(totp_remove, caller=ada.caller).problem == "factor-needed"
    add_passkey(ada)
    assert invoke(totp_remove, caller=ada.caller).status == 204
    assert sign_in().json["second_step"]["methods"] == ["passkey", "recovery"]


def test_what_is_not_there_cannot_be_removed(invoke, join):
    assert invoke(totp_remove, caller=join().caller).problem == "no-such-factor"
    assert invoke(totp_remove).problem == "no-such-account"


def test_whoever_runs_a_company_s_provider_rules_over_no_account_that_has_a_second_factor(
    invoke, join, with_app, showed
):
    """They can say that anybody of their domain has signed in, with what they trust; the account is the person's."""
    ada = join()
    app = with_app(ada)
    showed(ada, "fed", "mfa")

    def refused(door, **asked):
        return invoke(door, caller=ada.caller, **asked).problem == "step-up-needed"

    offer = invoke(totp_begin, caller=ada.caller).json
    other = pyotp.TOTP(offer["secret"]).now()
    assert refused(totp_remove)
    assert refused(totp_confirm, body={"setup": offer["setup"], "code": other})
    assert refused(codes_renew)
    assert refused(passwords_change, body={"password": "eleven green badgers under the bridge"})
    assert refused(emails_ask, body={"email": "eve@evil.example"})

    assert invoke(sessions_raise, caller=ada.caller, body={"code": app.code()}).status == 200
    assert invoke(totp_remove, caller=ada.caller).status == 204
