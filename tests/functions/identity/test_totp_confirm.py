from functions.identity import factors_list, totp_begin, totp_confirm
from tests.functions.identity.second_factors import App


def confirm(invoke, somebody, offer, code):
    return invoke(totp_confirm, caller=somebody.caller, body={"setup": offer["setup"], "code": code})


def test_an_app_counts_from_its_first_code_on(invoke, join, letters, deeds, sign_in):
    ada = join()
    offer = invoke(totp_begin, caller=ada.caller).json
    assert sign_in().json["signed_in"]

    codes = confirm(invoke, ada, offer, App(offer["secret"]).code()).json["recovery_codes"]

    assert len(set(codes)) == 10
    assert sign_in().json["second_step"]["methods"] == ["totp", "recovery"]
    assert letters()[-1]["Subject"] == "Authenticator app added to your account"
    assert deeds(ada.workspace)[-1] == "factor.add"


def test_a_wrong_code_changes_nothing(invoke, join):
    ada = join()
    offer = invoke(totp_begin, caller=ada.caller).json

    assert confirm(invoke, ada, offer, "000000").problem == "code-refused"
    assert invoke(factors_list, caller=ada.caller).json["totp"] is None


def test_a_new_phone_takes_the_place_of_the_old_one_and_the_recovery_codes_stay(invoke, join, with_app):
    ada = join()
    first, second = with_app(ada), with_app(ada)

    assert (len(first.recovery_codes), second.recovery_codes) == (10, [])


def test_a_secret_is_set_up_once_and_by_whom_it_was_shown_to(invoke, join):
    ada, grace = join(), join("grace", "globex")
    offer = invoke(totp_begin, caller=ada.caller).json
    app = App(offer["secret"])

    assert confirm(invoke, grace, offer, app.code()).problem == "ticket-refused"
    assert confirm(invoke, ada, offer, app.code()).status == 200
    assert confirm(invoke, ada, offer, app.code()).problem == "ticket-refused"


def test_a_session_that_was_left_open_adds_nothing(invoke, join, long_ago):
    ada = join()
    offer = invoke(totp_begin, caller=ada.caller).json
    long_ago(ada)

    assert confirm(invoke, ada, offer, App(offer["secret"]).code()).problem == "step-up-needed"
