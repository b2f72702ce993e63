import json

import pytest

from kernel import states
from kernel.aws import client
from kernel.settings import physical
from kernel.states import COOKIE, LASTS, UnknownState, begin, take
from tests.layers.kernel.crowd import crowd


def refused(state, cookie):
    with pytest.raises(UnknownState) as refusal:
        take(state, cookie)
    return str(refusal.value)


def test_a_browser_that_comes_back_finds_what_was_remembered():
    state, cookie = begin({"provider": "google", "return": "/settings"})
    assert json.loads(take(state, cookie.value)) == {"provider": "google", "return": "/settings"}


def test_the_cookie_is_for_this_browser_alone():
    _, cookie = begin({})
    said = str(cookie)
    assert said.startswith(f"{COOKIE}={cookie.value}; Path=/; Max-Age=600")
    assert "HttpOnly" in said
    assert "Secure" in said


def test_the_cookie_comes_along_with_a_form_of_the_provider_only_if_that_is_how_it_answers():
    assert str(begin({})[1]).endswith("SameSite=Lax")
    assert str(begin({}, posted=True)[1]).endswith("Secure; SameSite=None")


def test_every_refusal_is_the_same(monkeypatch):
    used, cookie = begin({})
    take(used, cookie.value)
    fresh, own = begin({})
    late, mine = begin({})
    said = {
        refused(used, cookie.value),
        refused("nothing", cookie.value),
        refused(fresh, cookie.value),
        refused(fresh, ""),
        refused("", own.value),
        refused("x" * 10_000, own.value),
    }
    now = states.time.time()
    monkeypatch.setattr(states.time, "time", lambda: now + LASTS + 1)
    said.add(refused(late, mine.value))
    assert len(said) == 1


def test_somebody_elses_cookie_does_not_use_it_up():
    state, cookie = begin({"a": 1})
    _, other = begin({})
    refused(state, other.value)
    assert take(state, cookie.value) == '{"a":1}'


def test_only_hashes_are_kept():
    state, cookie = begin({"a": 1})
    rows = client("dynamodb").scan(TableName=physical("shared-states-1"), ConsistentRead=True)["Items"]
    assert state not in str(rows)
    assert cookie.value not in str(rows)
    assert all(int(row["expires"]["N"]) for row in rows)


def test_no_two_are_alike():
    assert len({begin({})[0] for _ in range(20)}) == 20
    assert len(begin({})[0]) == 43


def test_of_eight_who_come_back_at_once_one_is_let_in():
    def come_back(state, cookie):
        try:
            take(state, cookie.value)
        except UnknownState:
            return 0
        return 1

    for _ in range(20):
        state, cookie = begin({})
        assert sum(crowd(lambda _, state=state, cookie=cookie: come_back(state, cookie))) == 1
