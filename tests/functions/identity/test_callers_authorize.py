from datetime import UTC, datetime, timedelta

import pytest

from functions.identity import callers_authorize, keys_issue


@pytest.fixture
def key(invoke):
    def issue(**more):
        wanted = {"workspace": "acme", "person": "ada", "scopes": ["ops:read"], **more}
        return invoke(keys_issue, event={"caller": None, "request": wanted}).payload["answer"]["key"]

    return issue


@pytest.fixture
def ask(invoke):
    def ask(header):
        return invoke(callers_authorize, event={"headers": {"authorization": header}}).payload

    return ask


def test_says_who_is_calling(ask, key):
    assert ask(f"Bearer {key()}")["context"].items() >= {"person": "ada", "role": "operator"}.items()


def test_every_bad_key_gets_the_same_answer(ask, key):
    good = key()
    yesterday = (datetime.now(UTC) - timedelta(days=1)).isoformat()
    bad = [
        good[:-1] + ("0" if good[-1] != "0" else "1"),
        good + "0",
        "stoa_acme-00000000_00",
        "x",
        "stoa__",
        "a" * 9000,
        "stoa_acme-00000000_\udcff",
        "stoa_äcme-00000000_00",
    ]

    answers = [ask(f"Bearer {each}") for each in [*bad, key(expires=yesterday)]]

    assert {str(answer) for answer in answers} == {str({"isAuthorized": True, "context": {"problem": "key-refused"}})}


def test_a_key_that_was_seen_lately_costs_nothing(ask, key, round_trips):
    good = key()
    before = len(round_trips(callers_authorize))
    ask(f"Bearer {good}")
    ask(f"Bearer {good}")

    assert round_trips(callers_authorize)[before:] == ["GetItem"]
