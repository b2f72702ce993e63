import time
from threading import Barrier, Event

import pytest

from ops.health.model import Unhealthy
from ops.health.service import Checkup


def well():
    pass


def ill():
    raise RuntimeError("a secret address")


@pytest.fixture
def silence():
    """A probe that gets no answer, until the test is over."""
    over = Event()
    yield lambda: over.wait(20)
    over.set()


def states(health):
    return {each.name: each.state for each in health.dependencies}


def test_it_is_up_if_everything_is():
    health = Checkup({"one": well, "two": well}).health()

    assert (health.state, states(health)) == ("up", {"one": "up", "two": "up"})
    assert health.proven() is health


def test_what_is_down_is_told_beside_what_is_up():
    health = Checkup({"one": well, "two": ill, "three": well}).health()

    with pytest.raises(Unhealthy, match="no answer from: two") as refusal:
        health.proven()
    assert states(health) == {"one": "up", "two": "down", "three": "up"}
    told = refusal.value.facts()
    assert (told["state"], [each["state"] for each in told["dependencies"]]) == ("down", ["up", "down", "up"])
    assert "secret" not in str(told)


def test_who_never_answers_is_down_and_keeps_nobody_waiting_for_the_others(silence):
    started = time.monotonic()
    health = Checkup({"one": silence, "two": well, "three": silence}, patience=0.3).health()

    assert states(health) == {"one": "down", "two": "up", "three": "down"}
    assert time.monotonic() - started < 5
    assert health.dependencies[0].milliseconds >= 300


def test_all_are_asked_at_once():
    met = Barrier(3, timeout=10)

    assert Checkup(dict.fromkeys(("one", "two", "three"), met.wait)).health().state == "up"
