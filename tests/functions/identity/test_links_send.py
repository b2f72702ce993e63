import re

import pytest

from functions.identity import links_send, passwords_forget, sessions_link
from tests.functions.identity.conftest import cookie


@pytest.fixture
def ask(invoke):
    return lambda email="ada@example.com", headers=None, **more: invoke(
        links_send, body={"email": email, **more}, headers=headers or {}
    )


def test_the_link_of_the_letter_lets_in(invoke, register, ask, ticket):
    person = register()["person"]

    assert ask("Ada@Example.com").status == 202

    found = invoke(sessions_link, body={"ticket": ticket("link")}, headers=cookie(None)).json["signed_in"]
    assert found["person"] == person
    assert invoke(sessions_link, body={"ticket": ticket("link")}, headers=cookie(None)).problem == "ticket-refused"


def test_nobody_learns_whether_an_address_has_an_account(register, ask, letters, round_trips):
    register()

    known = ask()
    made = round_trips(links_send)
    strange = ask("nobody@example.com")

    assert (known.status, known.json.keys(), known.headers.keys()) == (
        strange.status,
        strange.json.keys(),
        strange.headers.keys(),
    )
    assert len(known.json["ticket"]) == len(strange.json["ticket"])
    assert sorted(made * 2) == round_trips(links_send)
    assert letters()[-1]["To"].addresses[0].addr_spec == "nobody@example.com"
    assert "no account" in letters()[-1]["Subject"]
    assert "link#" not in letters()[-1].get_body(("plain",)).get_content()


def test_the_answer_says_nothing_that_would_let_in(register, ask, ticket, letters):
    person = register()["person"]

    answer = ask()

    code = re.search(r"\b\d{8}\b", letters()[-1].get_body(("plain",)).get_content())[0]
    for secret in (person, ticket("link"), code):
        assert secret not in answer.text
        assert secret not in answer.log


def test_a_mailbox_is_not_flooded(register, ask, letters):
    register()
    before = len(letters())

    assert [ask().status for _ in range(6)] == [202] * 5 + [429]
    assert ask().problem == "asked-too-often"
    assert ask().headers["Retry-After"]
    assert len(letters()) == before + 5
    assert [ask("nobody@example.com").status for _ in range(6)] == [202] * 5 + [429]


def test_whoever_uses_up_somebodys_letters_does_not_use_up_those_of_their_own_device(invoke, register, ask, letters):
    register()
    while ask().status == 202:
        pass
    before = len(letters())

    assert ask(headers=cookie("e" * 43)).problem == "asked-too-often"
    assert [ask(headers=cookie()).status for _ in range(6)] == [202] * 5 + [429]
    assert invoke(passwords_forget, body={"email": "ada@example.com"}, headers=cookie()).problem == "asked-too-often"
    assert len(letters()) == before + 5


def test_the_link_leads_to_the_workspace_that_was_asked_for_and_to_no_other(invoke, register, ask, ticket):
    register("ada", "acme")
    other = register("grace", "globex")["workspace"]

    ask(workspace=other)

    assert invoke(sessions_link, body={"ticket": ticket("link")}).problem == "no-workspace"


def test_the_link_is_no_way_around_what_the_workspace_demands(invoke, register, ask, ticket, demand):
    demand(register()["workspace"], sso_only=True)
    ask()

    assert invoke(sessions_link, body={"ticket": ticket("link")}).problem == "sso-required"
