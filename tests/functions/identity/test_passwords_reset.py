import pytest

from functions.identity import links_send, passwords_forget, passwords_reset, sessions_link, sessions_refresh
from identity.people.table import journal as people
from tests.functions.identity.conftest import DEVICE, cookie
from tests.passwords import PASSWORD

NEW = "eleven green badgers under the bridge"


@pytest.fixture
def forgotten(invoke, ticket):
    def forgotten(email="ada@example.com"):
        invoke(passwords_forget, body={"email": email})
        return ticket("reset")

    return forgotten


@pytest.fixture
def switched_off(cloud):
    """Let an administrator have closed the door to somebody."""
    return lambda workspace, person: people().change(workspace, person, lambda found: found.deactivated())


@pytest.fixture
def reset(invoke):
    return lambda ticket, password=NEW: invoke(
        passwords_reset, body={"ticket": ticket, "password": password}, headers=cookie(None)
    )


def test_the_new_password_is_good_and_the_old_one_is_not(register, forgotten, reset, sign_in):
    register()

    assert reset(forgotten()).status == 200

    assert sign_in(password=NEW).json["signed_in"]
    assert sign_in(password=PASSWORD).problem == "wrong-credentials"


def test_whoever_chose_it_is_let_in(invoke, register, forgotten, reset):
    person = register()["person"]

    made = reset(forgotten()).json["ticket"]

    found = invoke(sessions_link, body={"ticket": made, "client": "app"}).json["signed_in"]
    assert found["person"] == person
    assert invoke(sessions_refresh, body={"refresh_token": found["refresh_token"]}).status == 200


def test_all_that_was_open_to_somebody_else_is_closed(invoke, join, sign_in, forgotten, reset, ticket, authorize):
    ada, grace = join(), join("grace", "globex")
    thief = sign_in(client="app", headers=cookie(DEVICE)).json["signed_in"]
    invoke(links_send, body={"email": ada.email})
    link = ticket("link")
    earlier = forgotten()

    assert reset(forgotten()).status == 200

    for each in (ada.refresh_token, thief["refresh_token"]):
        assert invoke(sessions_refresh, body={"refresh_token": each}).problem == "session-over"
    assert authorize(thief["access_token"])["context"] == {"problem": "credential-refused"}
    assert invoke(sessions_link, body={"ticket": link}).problem == "ticket-refused"
    assert reset(earlier, "another fine password of mine").problem == "ticket-refused"
    assert invoke(sessions_refresh, body={"refresh_token": grace.refresh_token}).status == 200


def test_a_ticket_is_good_once(register, forgotten, reset, sign_in):
    register()
    ticket = forgotten()
    reset(ticket)

    assert reset(ticket, "another fine password of mine").problem == "ticket-refused"
    assert sign_in(password=NEW).json["signed_in"]


def test_a_password_that_can_be_guessed_is_refused_and_the_ticket_stays_good(register, forgotten, reset):
    register()
    ticket = forgotten()

    assert reset(ticket, "password1").problem == "password-too-weak"
    assert reset(ticket).status == 200


def test_what_happened_is_told_and_noted(register, forgotten, reset, letters, rows):
    register()
    answer = reset(forgotten())

    assert letters()[-1]["Subject"] == "Your password was changed"
    assert any('"password.reset"' in row["act"]["S"] for row in rows("identity-acts-1"))
    assert NEW not in answer.log


def test_a_password_made_of_what_a_workspace_is_called_is_refused_and_the_letter_stays_good(register, forgotten, reset):
    register(slug="zygomorphic-llamas")
    ticket = forgotten()

    assert reset(ticket, "zygomorphic-llamas1").problem == "password-too-weak"
    assert reset(ticket).json["closed"] is None


def test_whoever_can_come_in_nowhere_is_told_why_once_they_have_a_new_password(
    invoke, register, forgotten, reset, switched_off
):
    found = register()
    switched_off(found["workspace"], found["person"])
    ticket = forgotten()

    answer = reset(ticket)

    assert answer.json["closed"]["reason"] == "access-ended"
    assert "your access to Acme was switched off" in answer.json["closed"]["detail"]
    refused = invoke(sessions_link, body={"ticket": answer.json["ticket"], "client": "app"})
    assert refused.problem == answer.json["closed"]["reason"]
    for tried in (ticket, f"{found['person']}.{'x' * 43}"):
        assert "Acme" not in str(reset(tried).json)


@pytest.mark.parametrize("text", ["x", "a.b", "0192f0c1." + "x" * 43])
def test_what_is_no_ticket_is_refused_alike(reset, text):
    assert reset(text).problem == "ticket-refused"
