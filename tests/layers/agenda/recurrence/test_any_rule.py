"""Any rule at all, of any year, asked about at any time: it is answered or refused, and the work is counted."""

import sys
from contextlib import suppress
from datetime import datetime, timedelta

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from agenda.recurrence import TooDense, TooFar, first_after, last, occurrences, plan
from agenda.recurrence.rule import Rule
from tests.layers.agenda.recurrence.brute import FREQUENCIES, WEEKDAYS
from tests.soaking import more, soak

pytestmark = soak

MOST = 6_000_000
"""Instructions of the interpreter: less than 50 ms of them on a machine of this century."""


def signed(most):
    return [*range(-most, 0), *range(1, most + 1)]


def several(values):
    """None, a few, or all there are."""
    every = list(values)
    return st.none() | st.lists(st.sampled_from(every), min_size=1, max_size=3) | st.just(every)


def times(last_year=9899):
    return st.datetimes(datetime(1000, 1, 1), datetime(last_year, 12, 31)).map(lambda it: it.replace(microsecond=0))


NTH_DAYS = [{"day": day, "nthOfPeriod": nth} for nth in (None, *range(-25, 0), *range(1, 26)) for day in WEEKDAYS]
rules = st.fixed_dictionaries(
    {
        "frequency": st.sampled_from(FREQUENCIES),
        "interval": st.integers(1, 5) | st.integers(1, 1_000_000),
        "firstDayOfWeek": st.sampled_from(WEEKDAYS),
        "byDay": several(NTH_DAYS),
        "byMonthDay": several(signed(31)),
        "byMonth": several(map(str, range(1, 13))),
        "byYearDay": several(signed(366)),
        "byWeekNo": several(signed(53)),
        "byHour": several(range(24)),
        "byMinute": several(range(60)),
        "bySecond": several(range(61)),
        "bySetPosition": several(signed(366)),
    }
)
ends = st.one_of(
    st.just({}),
    st.builds(lambda count: {"count": count}, st.integers(1, 50) | st.integers(1, 1_000_000)),
    st.builds(lambda until: {"until": until}, times()),
)


def worked(question):
    """How many instructions that took."""
    count = 0

    def trace(frame, event, _):
        nonlocal count
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        with suppress(TooDense, TooFar):
            question()
    finally:
        sys.settrace(before)
    return count


@settings(max_examples=more(60, 4000))
@given(rules, ends, times(), times(9999), st.timedeltas(timedelta(), timedelta(days=500)))
def test_any_rule_is_answered_or_refused(said, end, start, low, length):
    rule = Rule.model_validate({name: value for name, value in said.items() if value is not None} | end)
    with suppress(TooDense, TooFar):
        ready = plan(rule, start)
        high = low + min(length, datetime.max - low)
        found = occurrences(ready, low, high)
        assert found == sorted(set(found))
        assert all(low <= each < high and each >= start for each in found)
        assert first_after(ready, low - timedelta(seconds=1), before=high) == (found[0] if found else None)
    with suppress(TooDense, TooFar):
        final = last(plan(rule, start))
        assert (final is None) == (not end)
        assert final is None or final >= start


@settings(max_examples=more(6, 300), deadline=None, phases=[Phase.reuse, Phase.generate])
@given(rules, ends, times(), st.timedeltas(timedelta(), timedelta(days=40_000)))
def test_no_rule_keeps_anybody_waiting(said, end, start, away):
    rule = Rule.model_validate({name: value for name, value in said.items() if value is not None} | end)
    low = min(start, datetime(9700, 1, 1)) + away
    for question in (
        lambda: occurrences(plan(rule, start), low, datetime.max),
        lambda: first_after(plan(rule, start), low),
        lambda: last(plan(rule, start)),
    ):
        assert worked(question) < MOST
