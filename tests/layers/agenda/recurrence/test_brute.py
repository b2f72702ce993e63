"""What we work out, held against looking at every day, hour, minute and second."""

from datetime import datetime, timedelta

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from agenda.recurrence import Effort, TooDense, occurrences, plan
from agenda.recurrence.text import parse
from tests.layers.agenda.recurrence.brute import FREQUENCIES, brute
from tests.layers.agenda.recurrence.rfc5545 import EXAMPLES
from tests.layers.agenda.recurrence.rules import starts, texts
from tests.soaking import more, soak

pytestmark = soak

LENGTHS = {"hourly": timedelta(days=3), "minutely": timedelta(hours=5), "secondly": timedelta(minutes=20)}
HOURS = st.integers(0, 900 * 24).map(lambda hours: timedelta(hours=hours))


@pytest.mark.parametrize("frequency", range(7), ids=FREQUENCIES)
def test_nothing_is_missing_and_nothing_is_too_much(frequency):
    @settings(max_examples=more(25, 2000))
    @given(texts([frequency]), starts(), HOURS)
    @example("FREQ=YEARLY;BYMONTHDAY=-13;BYDAY=1FR,MO;BYSETPOS=-1", datetime(2020, 2, 29, 9), timedelta())
    def held(text, start, away):
        rule = parse(text)
        low = start + away
        high = low + LENGTHS.get(rule.frequency, timedelta(days=500))
        try:
            found = occurrences(plan(rule, start), low, high, Effort(300_000))
        except TooDense:
            assume(False)
        assert found == brute(rule, start, low, high)

    held()


def test_the_slow_way_comes_to_what_rfc_5545_prints():
    """Those examples of days, and of two years or less: it is too slow for more."""
    looked = 0
    for start, text, expected in EXAMPLES.values():
        rule = parse(text)
        if FREQUENCIES.index(rule.frequency) > 3 or expected[-1] > start + timedelta(days=800):
            continue
        looked += 1
        assert brute(rule, start, start, expected[-1] + timedelta(seconds=1)) == expected
    assert looked > 20
