from datetime import datetime

import jwt
import pytest

from functions.identity import sessions_list, sessions_raise, totp_remove
from tests.passwords import PASSWORD


@pytest.fixture
def step_up(invoke):
    return lambda somebody, headers=None, **proof: invoke(
        sessions_raise, caller=somebody.caller, body=proof, headers=headers
    )


def test_a_password_is_enough_for_who_has_nothing_else(invoke, join, step_up, long_ago, deeds, authorize):
    ada = join()
    long_ago(ada)

    answer = step_up(ada, password=PASSWORD)

    assert answer.json["amr"] == ["pwd"]
    assert answer.json["until"] > answer.json["auth_time"]
    claims = jwt.decode(answer.json["access_token"], options={"verify_signature": False})
    assert claims["auth_time"] == int(datetime.fromisoformat(answer.json["auth_time"]).timestamp())
    assert authorize(answer.json["access_token"])["context"]["session"] == ada.session
    assert deeds(ada.workspace)[-1] == "session.raise"
    assert invoke(totp_remove, caller=ada.caller).problem == "no-such-factor"


def test_a_code_opens_what_was_shut_and_is_good_once(invoke, join, with_app, step_up, long_ago, cold):
    ada = join()
    app = with_app(ada)
    long_ago(ada)
    assert invoke(totp_remove, caller=ada.caller).problem == "step-up-needed"
    cold()
    code = app.code()

    assert step_up(ada, code=code).json["amr"] == ["pwd", "otp", "mfa"]

    assert step_up(ada, code=code).problem == "code-refused"
    (session,) = invoke(sessions_list, caller=ada.caller).json["items"]
    assert session["amr"] == ["pwd", "otp", "mfa"]
    assert invoke(totp_remove, caller=ada.caller).status == 204


def test_a_passkey_or_a_recovery_code_will_do_of_which_a_letter_tells(join, add_passkey, step_up, show, letters):
    ada = join()
    device = add_passkey(ada)
    answer, headers = show(device)

    assert step_up(ada, headers, passkey=answer).json["amr"] == ["pwd", "hwk", "user", "mfa"]
    before = len(letters())
    assert step_up(ada, recovery_code=device.recovery_codes[0]).json["amr"] == ["pwd", "hwk", "user", "otp", "mfa"]
    assert [each["Subject"] for each in letters()[before:]] == ["A recovery code was used to sign in as you"]


def test_a_password_is_not_enough_for_who_has_more(join, with_app, step_up):
    ada = join()
    with_app(ada)

    assert step_up(ada, password=PASSWORD).problem == "wrong-credentials"


def test_whoever_guesses_is_stopped(join, step_up):
    ada = join()
    guesses = [step_up(ada, password="wrong").problem for _ in range(12)]

    assert guesses == ["wrong-credentials"] * 10 + ["too-many-attempts"] * 2
    assert step_up(ada, password=PASSWORD).problem == "too-many-attempts"


def test_a_session_that_is_over_is_not_raised(join, step_up):
    ada = join()
    ada.session = "0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"

    assert step_up(ada, password=PASSWORD).problem == "session-over"


def test_one_thing_is_shown_at_a_time(join, step_up):
    assert step_up(join(), password=PASSWORD, code="123456").status == 422
