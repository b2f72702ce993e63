"""Rules that are written to keep us busy are answered or refused, and soon."""

import time
from contextlib import suppress
from datetime import datetime

import pytest

from agenda.recurrence import TooDense, TooFar, first_after, last, occurrences, plan
from agenda.recurrence.text import parse

START = datetime(2026, 1, 1, 0, 0)
AT_MOST = 0.05

HOSTILE = {
    "every second of a hundred years": "FREQ=SECONDLY;UNTIL=21260101T000000Z",
    "every second there is": "FREQ=SECONDLY",
    "every minute": "FREQ=MINUTELY",
    "a second that no interval meets": "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1",
    "an hour that no interval meets": "FREQ=HOURLY;INTERVAL=24;BYHOUR=5",
    "the 30th of February": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "the 31st of the months of thirty days": "FREQ=MONTHLY;BYMONTH=4,6,9,11;BYMONTHDAY=31",
    "a first day of the year in December": "FREQ=YEARLY;BYMONTH=12;BYYEARDAY=1",
    "a day that is two weekdays": "FREQ=DAILY;BYDAY=MO;BYMONTHDAY=1;BYYEARDAY=2",
    "a week that no year has, on the seconds": "FREQ=SECONDLY;BYWEEKNO=53;BYMONTH=6",
    "a position that there is not": "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1;BYSETPOS=366",
    "a million intervals of a million": "FREQ=YEARLY;INTERVAL=1000000;COUNT=1000000",
    "a million seconds that are hard to find": "FREQ=SECONDLY;BYDAY=MO;BYMONTHDAY=29;BYMONTH=2;COUNT=1000000",
    "a million Februaries": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=1000000",
    "every second of every day by lists": "FREQ=DAILY;BYHOUR={hours};BYMINUTE={sixty};BYSECOND={sixty}",
    "every day by every list": "FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={days};BYDAY=MO,TU,WE;BYYEARDAY={year}",
    "every nth weekday of every year": "FREQ=YEARLY;BYDAY={nths};BYYEARDAY={year};BYSETPOS={year}",
}
LISTS = {
    "hours": range(24),
    "sixty": range(60),
    "months": range(1, 13),
    "days": range(1, 32),
    "year": range(1, 367),
    "nths": [f"{nth}{day}" for nth in range(1, 54) for day in ("MO", "TU", "WE", "TH", "FR", "SA", "SU")],
}


def asked(question):
    """How long it took, at best, to answer or to refuse: other programs run here too."""
    took = []
    for _ in range(3):
        begun = time.process_time()
        with suppress(TooDense, TooFar):
            question()
        took.append(time.process_time() - begun)
    return min(took)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_rule_is_answered_or_refused_within_50_ms(text):
    text = text.format(**{name: ",".join(map(str, values)) for name, values in LISTS.items()})

    def ready():
        return plan(parse(text), START)

    assert asked(lambda: occurrences(ready(), START, datetime(2126, 1, 1))) < AT_MOST
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
    assert occurrences(never, START, datetime(2126, 1, 1)) == [START]
    assert first_after(never, START, before=datetime(2426, 1, 1)) is None
