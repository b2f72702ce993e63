"""What holds for every rule."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from hypothesis import assume, given
from hypothesis import strategies as st

from agenda.recurrence import Effort, TooDense, TooFar, first_after, last, occurrences, plan
from agenda.recurrence.text import parse, write
from tests.layers.agenda.recurrence.rules import spans, starts, texts

counts = st.integers(1, 60)


def found(text, start, low, high):
    try:
        return occurrences(plan(parse(text), start), low, high, Effort(40_000))
    except TooDense:
        return assume(False)


@given(texts(), starts(), spans(), st.floats(0, 1))
def test_two_halves_of_a_time_hold_what_the_whole_does(text, start, span, where):
    low = start + span[0]
    high = low + span[1] / 8
    middle = (low + (high - low) * where).replace(microsecond=0)
    assert found(text, start, low, high) == found(text, start, low, middle) + found(text, start, middle, high)


@given(texts(), starts(), spans(), counts)
def test_they_are_in_order_none_is_twice_and_none_is_before_the_start(text, start, span, count):
    for each in (text, f"{text};COUNT={count}"):
        some = found(each, start, start, start + span[1])
        assert some[0] == start
        assert some == sorted(set(some))


@given(texts(), starts(), counts, spans())
def test_so_many_are_counted_and_the_last_is_known(text, start, count, span):
    counted = plan(parse(f"{text};COUNT={count}"), start)
    try:
        ends = last(counted)
    except TooFar:
        ends = None
    assume(ends is not None and ends < start + timedelta(days=3000))
    every = occurrences(counted, start, ends + timedelta(days=1), Effort(10**6))
    assert every[-1] == ends
    assert len(every) <= count
    low = start + span[0]
    bounded = occurrences(counted.ending(ends), low, low + span[1], Effort(10**6))
    assert bounded == [each for each in every if low <= each < low + span[1]]


@given(texts(), starts(), st.integers(0, 400 * 24 * 60))
def test_the_first_after_a_moment_is_the_first_of_those_after_it(text, start, minutes):
    moment = start + timedelta(minutes=minutes)
    horizon = moment + timedelta(days=30)
    some = found(text, start, moment + timedelta(seconds=1), horizon)
    first = first_after(plan(parse(text), start), moment, Effort(80_000), before=horizon)
    assert first == (some[0] if some else None)


@given(texts(), st.sampled_from([None, "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu"]), starts())
def test_a_rule_that_is_written_and_read_is_the_same(text, zone, until):
    place = ZoneInfo(zone) if zone else None
    for each in (text, f"{text};COUNT=7", f"{text};UNTIL={until:%Y%m%dT%H%M%S}"):
        rule = parse(each, place)
        assert parse(write(rule, place), place) == rule
