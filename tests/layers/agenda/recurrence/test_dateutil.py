"""What we work out, held against python-dateutil: the same, but for what is listed at the end."""

from datetime import datetime, timedelta
from itertools import islice, takewhile
from types import SimpleNamespace

import pytest
from dateutil import rrule
from dateutil.rrule import rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from agenda.recurrence import TooDense, occurrences, plan
from agenda.recurrence.text import parse
from tests.layers.agenda.recurrence.rules import DAILY, HOURLY, spans, starts, texts
from tests.soaking import more, soak

pytestmark = soak


@pytest.fixture(autouse=True, scope="module")
def _a_calendar_that_ends_soon():
    """It looks for what never comes until the year 9999, which takes it minutes: here, until 2040."""
    whole = rrule.datetime
    rrule.datetime = SimpleNamespace(**{**vars(whole), "MAXYEAR": 2040})
    yield
    rrule.datetime = whole


JUST_BEFORE = timedelta(seconds=1)


def theirs(text, start, low, high):
    try:
        rule = rrulestr(text, dtstart=start)
    except ValueError:  # it refuses an interval that never meets its hours; we answer with nothing
        return assume(False)
    found = takewhile(lambda each: each < high, rule.xafter(low - JUST_BEFORE))
    return sorted({*found, *([start] if low <= start else [])})


def ours(text, start, low, high):
    try:
        return occurrences(plan(parse(text), start), low, high)
    except TooDense:
        return assume(False)


def agreed(text):
    """Where the two do not mean to differ: see the deliberate differences below."""
    parts = dict(part.split("=") for part in text.split(";"))
    if parts["FREQ"] == "WEEKLY" and "BYSETPOS" in parts:
        return False
    if parts["FREQ"] != "YEARLY" or "BYYEARDAY" in parts:
        return True
    if "BYWEEKNO" in parts:
        numbers = set(parts["BYWEEKNO"].split(","))
        return ("BYDAY" in parts or "BYMONTHDAY" in parts) and not numbers & {"52", "53"}
    return "BYMONTHDAY" not in parts or "BYMONTH" in parts


@settings(max_examples=more(150, 5000))
@given(texts(range(HOURLY)), starts(), spans())
def test_days_weeks_months_and_years_are_dateutils(text, start, span):
    assume(agreed(text))
    low = start + span[0]
    high = low + span[1]
    assert ours(text, start, low, high) == theirs(text, start, low, high)


@settings(max_examples=more(50, 2000))
@given(texts(range(HOURLY, 7)), starts(), st.sampled_from([timedelta(hours=1), timedelta(days=2)]))
def test_hours_minutes_and_seconds_are_dateutils(text, start, span):
    parts = dict(part.split("=") for part in text.split(";"))
    assume(not {"BYSETPOS", "BYYEARDAY", "BYMONTHDAY"} & set(parts))  # it looks for years where there are none
    assert ours(text, start, start, start + span) == theirs(text, start, start, start + span)


@settings(max_examples=more(50, 2000))
@given(texts(range(DAILY + 1)), starts(), st.integers(1, 30))
def test_what_is_counted_is_dateutils_where_the_start_is_of_the_rule(text, start, count):
    assume(agreed(text))
    horizon = start + timedelta(days=2000)
    until = f"{text};UNTIL={horizon:%Y%m%dT%H%M%S}"
    start = next(iter(rrulestr(until, dtstart=start)), start)
    near = list(islice(rrulestr(until, dtstart=start), count))
    assume(near and near[0] == start)
    assert ours(f"{text};COUNT={count}", start, start, horizon + JUST_BEFORE) == near


def at_nine(*days):
    return [datetime(*each, 9) for each in days]


DIFFERENCES = {
    "a start that is not of the rule is an occurrence, and is counted (RFC 5545, 3.8.5.3; RFC 8984, 4.3.3)": (
        "FREQ=WEEKLY;BYDAY=WE;COUNT=2",
        at_nine((2026, 1, 6)),
        at_nine((2026, 1, 6), (2026, 1, 7)),
        at_nine((2026, 1, 7), (2026, 1, 14)),
    ),
    "the day of the month alone means the start's month (RFC 8984, 4.3.3.1)": (
        "FREQ=YEARLY;BYMONTHDAY=6;COUNT=2",
        at_nine((2026, 1, 6)),
        at_nine((2026, 1, 6), (2027, 1, 6)),
        at_nine((2026, 1, 6), (2026, 2, 6)),
    ),
    "a week alone means the start's weekday (RFC 5545, 3.3.10; RFC 8984, 4.3.3.1)": (
        "FREQ=YEARLY;BYWEEKNO=2;COUNT=2",
        at_nine((2026, 1, 6)),
        at_nine((2026, 1, 6), (2027, 1, 12)),
        at_nine((2026, 1, 6), (2026, 1, 7)),
    ),
    "weekdays that are counted and weekdays that are not are both meant (RFC 5545, 3.3.10)": (
        "FREQ=MONTHLY;BYDAY=1TU,WE;COUNT=3",
        at_nine((2026, 1, 6)),
        at_nine((2026, 1, 6), (2026, 1, 7), (2026, 1, 14)),
        [],
    ),
    "the first days of January may be of the 52nd or the 53rd week of the year before, whichever it is (ISO 8601)": (
        "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=1;BYMONTHDAY=1",
        at_nine((2021, 1, 1)),
        at_nine((2021, 1, 1)),
        at_nine((2021, 1, 1), (2022, 1, 1)),
    ),
    "positions are those of a whole week, also of the one in which it starts (RFC 5545, 3.3.10)": (
        "FREQ=WEEKLY;BYDAY=MO,TU,WE;BYSETPOS=1,2;COUNT=2",
        at_nine((2026, 1, 6)),
        at_nine((2026, 1, 6), (2026, 1, 12)),
        at_nine((2026, 1, 6), (2026, 1, 7)),
    ),
}


@pytest.mark.parametrize(("text", "start", "we", "they"), DIFFERENCES.values(), ids=DIFFERENCES)
def test_each_deliberate_difference_is_one(text, start, we, they):
    [start] = start
    until = start + timedelta(days=800)
    assert occurrences(plan(parse(text), start), start, until) == we
    assert rrulestr(text, dtstart=start).between(start - JUST_BEFORE, until)[: len(they)] == they != we
