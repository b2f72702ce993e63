"""Stretches of time, against the minutes that they are."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from agenda.freebusy import Span, clipped, common, holds, joined, merged, touched, without
from tests.layers.agenda.freebusy.minutes import MINUTE, busy, minutes, spans, within

SINCE = datetime(2027, 3, 1, tzinfo=UTC)
BEFORE = SINCE + timedelta(hours=18)


@given(spans(SINCE), spans(SINCE), minutes(SINCE), minutes(SINCE))
def test_they_are_the_minutes_that_they_are(some, others, since, before):
    here, there = within(some, SINCE, BEFORE), within(others, SINCE, BEFORE)
    one, two = joined(some), joined(others)

    for found, expected in (
        (one, here),
        (without(one, two), here - there),
        (common(one, two), here & there),
        (clipped(one, since, before), {at for at in here if since <= at < before}),
    ):
        assert within(found, SINCE, BEFORE) == expected
        assert all(each.begins < each.ends for each in found)
        assert all(each.ends < later.begins for each, later in pairwise(found))


@given(spans(SINCE), minutes(SINCE), st.integers(1, 120))
def test_something_is_in_one_or_touches_one_as_its_minutes_do(some, begins, length):
    wanted = Span(begins, begins + MINUTE * length)
    taken, its = within(some, SINCE, BEFORE), within([wanted], SINCE, BEFORE)

    assert holds(joined(some), wanted) is (its <= taken)
    assert touched(joined(some), wanted) is bool(its & taken)


@given(busy(SINCE))
def test_who_is_busy_for_sure_is_not_also_busy_perhaps(some):
    sure = within([each.span for each in some if each.kind == "busy"], SINCE, BEFORE)
    all_of_it = within([each.span for each in some], SINCE, BEFORE)
    found = merged(some)

    assert within([each.span for each in found if each.kind == "busy"], SINCE, BEFORE) == sure
    assert within([each.span for each in found if each.kind == "tentative"], SINCE, BEFORE) == all_of_it - sure
    assert all(each.ends <= later.begins for each, later in pairwise(found))
