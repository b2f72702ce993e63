from functions.identity import passkeys_ask
from kernel.aws import client


def test_whoever_is_there_is_asked_and_nobody_is_named(invoke):
    asked = invoke(passkeys_ask).json

    assert (asked["rpId"], asked["allowCredentials"], asked["userVerification"]) == ("localhost", [], "required")
    assert len(asked["challenge"]) == 43


def test_no_question_is_asked_twice_and_of_each_only_a_hash_is_kept(invoke):
    challenges = {invoke(passkeys_ask).json["challenge"] for _ in range(3)}

    assert len(challenges) == 3
    kept = str(client("dynamodb").scan(TableName="test-shared-states-1")["Items"])
    assert not any(each in kept for each in challenges)


def test_a_question_is_bound_to_the_browser_by_a_cookie_that_scripts_cannot_read(invoke):
    (cookie,) = invoke(passkeys_ask).cookies

    assert cookie.startswith("__Host-state=")
    assert "; HttpOnly; Secure" in cookie
