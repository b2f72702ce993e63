import pytest

from agenda.recurrence.refusals import BadRule
from agenda.recurrence.text import parse, write

BAD = {
    "FREQ is missing": "INTERVAL=2",
    "FREQ: ": "FREQ=FORTNIGHTLY",
    "FREQ is there twice": "FREQ=DAILY;FREQ=WEEKLY",
    "INTERVAL=x is not a number": "FREQ=DAILY;INTERVAL=x",
    "INTERVAL: Input should be greater than or equal to 1": "FREQ=DAILY;INTERVAL=0",
    "COUNT: ": "FREQ=DAILY;COUNT=0",
    "a rule ends after a count or at a time, not both": "FREQ=DAILY;COUNT=3;UNTIL=20270101T000000Z",
    "BYMONTH: ": "FREQ=YEARLY;BYMONTH=13",
    "BYMONTHDAY: ": "FREQ=MONTHLY;BYMONTHDAY=32",
    "count from 1, or from -1 backwards": "FREQ=MONTHLY;BYMONTHDAY=0",
    "BYDAY=0MO is not a day of the week": "FREQ=MONTHLY;BYDAY=0MO",
    "BYDAY=XX is not a day of the week": "FREQ=WEEKLY;BYDAY=XX",
    "UNTIL=2027 is neither": "FREQ=DAILY;UNTIL=2027",
    "UNTIL=20270230 is no day": "FREQ=DAILY;UNTIL=20270230",
    "only the Gregorian calendar is known": "RSCALE=CHINESE;FREQ=YEARLY",
    "days that a month does not have are left out": "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=FORWARD",
    "BYEASTER is no part of a rule": "FREQ=YEARLY;BYEASTER=1",
    "MONDAY is not NAME=VALUE": "FREQ=WEEKLY;MONDAY",
}


@pytest.mark.parametrize(("why", "text"), BAD.items(), ids=BAD)
def test_what_is_wrong_with_a_rule_is_named(why, text):
    with pytest.raises(BadRule) as refused:
        parse(text)
    assert why.upper() in str(refused.value).upper()


def test_a_rule_that_says_that_it_is_gregorian_says_nothing_new():
    assert parse("RSCALE=GREGORIAN;FREQ=DAILY;SKIP=OMIT") == parse("freq=daily")


def test_a_day_as_an_end_includes_all_of_it():
    assert write(parse("FREQ=DAILY;UNTIL=20270101"), all_day=True) == "FREQ=DAILY;UNTIL=20270101"
