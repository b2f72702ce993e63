import re

import pytest

from functions.identity import codes_try, links_send, sessions_link
from tests.functions.identity.conftest import cookie


@pytest.fixture
def asked(invoke, register, letters):
    """Somebody who asked for a letter: who they are, their ticket, the code."""
    person = register()["person"]
    ticket = invoke(links_send, body={"email": "ada@example.com"}).json["ticket"]
    return person, ticket, re.search(r"\b\d{8}\b", letters()[-1].get_body(("plain",)).get_content())[0]


@pytest.fixture
def take(invoke):
    return lambda ticket, code: invoke(codes_try, body={"ticket": ticket, "code": code})


def other(code):
    return f"{(int(code) + 1) % 10**8:08}"


@pytest.mark.parametrize("gap", ["", " ", "-"])
def test_the_code_lets_in_where_it_was_asked_for(invoke, asked, take, gap):
    person, ticket, code = asked

    answer = take(ticket, code[:4] + gap + code[4:])

    made = invoke(sessions_link, body={"ticket": answer.json["ticket"]}, headers=cookie(None)).json
    assert made["signed_in"]["person"] == person


def test_the_code_is_worth_nothing_elsewhere(asked, take, invoke):
    _, ticket, code = asked
    theirs = invoke(links_send, body={"email": "mallory@example.com"}).json["ticket"]

    assert take(theirs, code).problem == "wrong-code"
    assert take(ticket[:-1] + ("A" if ticket[-1] != "A" else "B"), code).problem == "ticket-refused"


def test_five_wrong_codes_are_enough(asked, take):
    _, ticket, code = asked

    assert {take(ticket, other(code)).problem for _ in range(5)} == {"wrong-code"}
    assert take(ticket, code).problem == "ticket-refused"


def test_of_code_and_link_only_one_is_good(invoke, asked, take, ticket):
    _, held, code = asked
    link = ticket("link")
    assert take(held, code).status == 200

    assert invoke(sessions_link, body={"ticket": link}).problem == "ticket-refused"
    assert take(held, code).problem == "ticket-refused"


def test_after_the_link_the_code_is_good_no_more(invoke, asked, take, ticket):
    _, held, code = asked
    assert invoke(sessions_link, body={"ticket": ticket("link")}).status == 200

    assert take(held, code).problem == "ticket-refused"


@pytest.mark.parametrize("code", ["", "1234567", "123456789", "1234567a", "\u0661" * 8])
def test_what_is_no_code_is_refused_and_is_no_try(asked, take, code):
    _, ticket, right = asked
    assert [take(ticket, code).status for _ in range(6)] == [422] * 6

    assert take(ticket, right).status == 200
