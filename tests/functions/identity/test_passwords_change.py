import pytest

from functions.identity import passwords_change, passwords_forget, passwords_reset, sessions_list, sessions_refresh
from kernel.aws import client
from tests.passwords import PASSWORD

NEW = "eleven green badgers under the bridge"


@pytest.fixture
def change(invoke):
    return lambda somebody, **said: invoke(passwords_change, caller=somebody.caller, body={"password": NEW, **said})


@pytest.fixture
def long_ago(cloud):
    """Let somebody have signed in long ago."""
    return lambda somebody: client("dynamodb").update_item(
        TableName="test-identity-sessions-1",
        Key={"pk": {"S": f"{somebody.workspace}#{somebody.person}"}, "sk": {"S": somebody.session}},
        UpdateExpression="SET auth_time = :long_ago",
        ExpressionAttributeValues={":long_ago": {"N": "1700000000"}},
    )


def test_whoever_knows_the_old_one_has_a_new_one(join, change, sign_in, long_ago):
    ada = join()
    long_ago(ada)

    assert change(ada, current=PASSWORD).status == 204

    assert sign_in(password=NEW).json["signed_in"]
    assert sign_in().problem == "wrong-credentials"


def test_whoever_has_just_signed_in_need_not_know_it(join, change, sign_in):
    assert change(join()).status == 204
    assert sign_in(password=NEW).json["signed_in"]


def test_whoever_finds_an_open_browser_cannot_take_the_account(join, change, sign_in, long_ago):
    ada = join()
    long_ago(ada)

    refused = change(ada)

    assert (refused.status, refused.problem) == (401, "step-up-needed")
    assert "insufficient_user_authentication" in refused.headers["WWW-Authenticate"]
    assert change(ada, current=NEW).problem == "wrong-password"
    assert sign_in().json["signed_in"]


def test_everything_else_is_signed_out_and_this_is_not(invoke, join, change, sign_in, ticket):
    ada = join()
    other = sign_in(client="app").json["signed_in"]
    invoke(passwords_forget, body={"email": ada.email})
    letter = ticket("reset")

    change(ada, current=PASSWORD)

    assert invoke(sessions_refresh, body={"refresh_token": other["refresh_token"]}).problem == "session-over"
    assert invoke(passwords_reset, body={"ticket": letter, "password": "a third one that is long"}).status == 403
    assert [each["session_id"] for each in invoke(sessions_list, caller=ada.caller).json["items"]] == [ada.session]


def test_a_password_that_can_be_guessed_is_refused(join, change):
    ada = join(slug="zygomorphic-llamas")
    assert change(ada, password="password1").problem == "password-too-weak"
    assert change(ada, password="zygomorphic-llamas1").problem == "password-too-weak", "so is the workspace called"


def test_what_happened_is_told_and_noted(join, change, letters, rows):
    answer = change(join(), current=PASSWORD)

    assert letters()[-1]["Subject"] == "Your password was changed"
    assert any('"password.change"' in row["act"]["S"] for row in rows("identity-acts-1"))
    for secret in (PASSWORD, NEW):
        assert secret not in answer.log


def test_a_program_has_no_password(join, change):
    ada = join()
    ada.person = "robot"

    assert change(ada).problem == "no-such-account"
