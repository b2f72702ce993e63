import re

import pytest

from functions.identity import (
    factors_list,
    factors_show,
    passkeys_enter,
    passkeys_remove,
    sessions_raise,
    totp_remove,
)
from tests.functions.identity.conftest import cookie
from tests.functions.identity.second_factors import ORIGIN
from tests.passwords import PASSWORD


@pytest.fixture
def second(invoke):
    """Take the second step."""
    return lambda step, headers=None, **proof: invoke(
        factors_show, body={"ticket": step["ticket"], "client": "app", **proof}, headers=headers
    )


def first(sign_in):
    return sign_in().json["second_step"]


def body(letter):
    return letter.get_body(("plain",)).get_content()


def test_a_code_lets_in_whoever_knows_the_password(join, with_app, sign_in, second, authorize, cold):
    ada = join()
    app = with_app(ada)
    step = first(sign_in)
    cold()

    answer = second(step, code=app.code())

    assert step["methods"] == ["totp", "recovery"]
    assert answer.json["signed_in"]["person"] == ada.person
    assert authorize(answer.json["signed_in"]["access_token"])["context"]["person"] == ada.person


def test_a_code_and_a_ticket_are_good_once(join, with_app, sign_in, second):
    app = with_app(join())
    step, other = first(sign_in), first(sign_in)
    code = app.code()
    assert second(step, code=code).status == 200

    assert second(step, code=app.code()).problem == "ticket-refused"
    assert second(other, code=code).problem == "code-refused"


def test_a_recovery_code_is_good_once_and_that_is_noted_and_told(join, with_app, sign_in, second, deeds, letters):
    ada = join()
    code, other = with_app(ada).recovery_codes[:2]

    assert second(first(sign_in), recovery_code=code.lower().replace("-", " ")).json["signed_in"]
    assert "recovery-code.use" in deeds(ada.workspace)
    assert second(first(sign_in), recovery_code=code).problem == "code-refused"
    assert second(first(sign_in), recovery_code=other).json["signed_in"]
    told = [each for each in letters() if each["Subject"] == "A recovery code was used to sign in as you"]
    assert [re.search(r"Codes left: +(\d+)", body(each)).group(1) for each in told] == ["9", "8"]
    assert {each["To"] for each in told} == {"Ada <ada@example.com>"}
    assert "203.0.113.7" in body(told[0])
    assert f"{ORIGIN}/reset" in body(told[0])


def test_a_passkey_is_a_second_step_too(join, add_passkey, sign_in, second, show, demand, cold):
    ada = join()
    device = add_passkey(ada)
    step = first(sign_in)
    demand(ada.workspace, session_days=7)
    cold()
    answer, headers = show(device)

    assert step["methods"] == ["passkey", "recovery"]
    assert second(step, headers, passkey=answer).json["signed_in"]["person"] == ada.person


def test_a_passkey_of_somebody_else_is_none(join, add_passkey, sign_in, second, show):
    add_passkey(join())
    answer, headers = show(add_passkey(join("grace", "globex")))

    assert second(first(sign_in), headers, passkey=answer).problem == "passkey-refused"


def test_a_ticket_bears_five_tries(join, with_app, sign_in, second):
    app = with_app(join())
    step = first(sign_in)

    assert {second(step, code="000000").problem for _ in range(5)} == {"code-refused"}
    assert second(step, code=app.code()).problem == "ticket-refused"


def test_whoever_guesses_with_ever_new_tickets_is_stopped(join, with_app, sign_in, second):
    app = with_app(join())
    guesses = [second(step, code="000000").problem for step in (first(sign_in) for _ in range(3)) for _ in range(4)]

    assert guesses == ["code-refused"] * 10 + ["too-many-attempts"] * 2
    assert second(first(sign_in), code=app.code()).problem == "too-many-attempts"


def test_whoever_has_guessed_the_password_cannot_lock_out_its_owner(join, with_app, sign_in, second):
    ada = join()
    app = with_app(ada)
    for step in [first(sign_in) for _ in range(3)]:
        wrong = [second(step, code="000000").problem for _ in range(4)]
    assert wrong[-1] == "too-many-attempts"

    assert second(first(sign_in), cookie(), code=app.code()).json["signed_in"], "on a device of hers"
    assert [second(first(sign_in), cookie(), code="000000").problem for _ in range(11)][-1] == "too-many-attempts"


def test_one_thing_is_shown_at_a_time(join, with_app, sign_in, second):
    app = with_app(join())

    assert second(first(sign_in), code=app.code(), recovery_code=app.recovery_codes[0]).status == 422
    assert second(first(sign_in)).status == 422


def test_what_nobody_has_lets_nobody_in(join, add_passkey, sign_in, second):
    add_passkey(join())

    assert second(first(sign_in), code="123456").problem == "code-refused"


def test_no_secret_is_in_the_log(join, with_app, sign_in, second):
    app = with_app(join())
    step, code = first(sign_in), app.recovery_codes[0]
    answer = second(step, recovery_code=code)

    for secret in (PASSWORD, step["ticket"], code, answer.json["signed_in"]["access_token"]):
        assert secret not in answer.log


def test_a_life_with_second_factors(invoke, join, sign_in, second, with_app, add_passkey, show, long_ago, seen):
    ada = join()
    app, device = with_app(ada), add_passkey(ada)
    step = first(sign_in)
    assert step["methods"] == ["passkey", "totp", "recovery"]

    assert second(step, code=app.code()).json["signed_in"]
    answer, headers = show(device)
    alone = invoke(passkeys_enter, body={"passkey": answer, "client": "app"}, headers=headers).json["signed_in"]
    ada.session = alone["session"]

    long_ago(ada)
    assert invoke(totp_remove, caller=ada.caller).problem == "step-up-needed"
    answer, headers = show(device)
    raised = invoke(sessions_raise, caller=ada.caller, body={"passkey": answer}, headers=headers)
    assert raised.json["amr"] == ["hwk", "user", "mfa"]
    assert invoke(totp_remove, caller=ada.caller).status == 204

    seen(ada)
    assert invoke(passkeys_remove, caller=ada.caller, passkey_id=device.passkey_id).problem == "factor-needed"
    assert second(first(sign_in), code=app.code()).problem == "code-refused"
    assert second(first(sign_in), recovery_code=app.recovery_codes[3]).json["signed_in"]
    assert invoke(factors_list, caller=ada.caller).json["recovery_codes"] == 9
