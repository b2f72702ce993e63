"""The range endpoint over real TLS on this machine."""

import time

import pytest

from identity.passwords.breaches import Question
from identity.passwords.pwned import LARGEST, PATIENCE, PwnedRanges
from identity.passwords.service import BreachesUnreachable
from tests.layers.identity.passwords.ranges import (
    KNOWN,
    drop_by_drop,
    elsewhere,
    endpoint,
    hanging_up,
    late,
    plainly,
    without_end,
)


def test_what_was_published_is_told_as_the_fake_tells_it(tmp_path):
    with endpoint(tmp_path, plainly) as (address, trusted, seen):
        ranges = PwnedRanges(address, trusted)
        for password, times in (("password", 7), ("letmein", 7), ("wandering otters hum quietly", 0)):
            question = Question.about(password)
            assert ranges.range(question.prefix) == KNOWN.range(question.prefix)
            assert question.seen(ranges.range(question.prefix)) == times

    path, headers = seen[0]
    assert path == "/range/5BAA6"
    assert headers["Add-Padding"] == "true"
    assert headers["User-Agent"] == "stoa"


@pytest.mark.parametrize(
    "behave",
    [
        late,
        drop_by_drop,
        without_end,
        elsewhere,
        hanging_up,
        lambda request, _: request.answer(503, b"0018A45C4D1DEF81644B54AB7F969B88D65:1"),
    ],
    ids=["late", "drop by drop", "without end", "elsewhere", "hanging up", "unavailable"],
)
def test_who_does_not_answer_as_agreed_is_not_waited_for(tmp_path, behave):
    with endpoint(tmp_path, behave) as (address, trusted, seen):
        started = time.monotonic()
        with pytest.raises(BreachesUnreachable):
            PwnedRanges(address, trusted).range("5BAA6")

        assert time.monotonic() - started < PATIENCE * 10
        assert len(seen) == 1


def test_who_cannot_show_who_they_are_is_not_believed(tmp_path):
    with endpoint(tmp_path, plainly) as (address, _, seen):
        with pytest.raises(BreachesUnreachable):
            PwnedRanges(address).range("5BAA6")

        assert seen == []


def test_nobody_there_is_nobody_who_says(tmp_path):
    with endpoint(tmp_path, plainly) as (address, trusted, _):
        pass

    with pytest.raises(BreachesUnreachable):
        PwnedRanges(address, trusted).range("5BAA6")


@pytest.mark.parametrize(
    "address", ["http://api.pwnedpasswords.com/range/", "api.pwnedpasswords.com", "", "https:///x"]
)
def test_nobody_is_asked_in_the_open(address):
    with pytest.raises(ValueError, match="https only"):
        PwnedRanges(address)


def test_an_answer_with_its_padding_is_far_from_too_long():
    assert LARGEST > 10 * 1000 * 45
