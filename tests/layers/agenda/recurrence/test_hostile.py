"""Rules that are written to keep us busy are answered or refused, and soon."""

import time
from contextlib import suppress
from datetime import datetime

import pytest

from agenda.recurrence import TooDense, TooFar, first_after, last, occurrences, plan
from agenda.recurrence.text import parse
from tests.layers.agenda.recurrence.hostile import ALL, FAR, START

AT_MOST = 0.05


def asked(question):
    """How long it took, at best, to answer or to refuse: other programs run here too."""
    took = []
    for _ in range(3):
        begun = time.process_time()
        with suppress(TooDense, TooFar):
            question()
        took.append(time.process_time() - begun)
    return min(took)


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_a_hostile_rule_is_answered_or_refused_within_50_ms(text):
    def ready():
        return plan(parse(text), START)

    assert asked(lambda: occurrences(ready(), START, FAR)) < AT_MOST
    assert asked(lambda: occurrences(ready(), datetime(9000, 1, 1), datetime(9999, 1, 1))) < AT_MOST
    assert asked(lambda: first_after(ready(), datetime(2050, 1, 1))) < AT_MOST
    assert asked(lambda: last(ready())) < AT_MOST


def test_what_is_refused_says_why():
    with pytest.raises(TooDense, match="repeats so often"):
        occurrences(plan(parse("FREQ=SECONDLY"), START), START, datetime(2027, 1, 1))
    with pytest.raises(TooFar, match="let it end at a time instead"):
        last(plan(parse("FREQ=DAILY;BYMONTHDAY=31;COUNT=1000000"), START))


def test_a_rule_that_comes_to_nothing_more_is_its_start():
    never = plan(parse("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), START)
    assert occurrences(never, START, FAR) == [START]
    assert first_after(never, START, before=datetime(2426, 1, 1)) is None
