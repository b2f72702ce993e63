from datetime import datetime

import pytest

from agenda.recurrence import Effort, occurrences, plan
from agenda.recurrence.text import parse
from tests.layers.agenda.recurrence.rfc5545 import EXAMPLES, FRIDAY_THE_13TH

THE_YEAR_AFTER = datetime(2001, 12, 31)


@pytest.mark.parametrize(("start", "text", "expected"), EXAMPLES.values(), ids=EXAMPLES)
def test_every_example_of_rfc_5545_comes_to_what_is_printed_there(start, text, expected):
    rule = parse(text)
    found = occurrences(plan(rule, start), start, datetime(2010, 1, 1), Effort(1_000_000))[: len(expected) + 1]
    goes_on = rule.count is None and rule.until is None
    assert found[: len(expected)] == expected
    assert len(found) == len(expected) + goes_on


def test_friday_the_13th_comes_to_what_is_printed_once_its_start_is_taken_out():
    start, text, expected = FRIDAY_THE_13TH
    found = occurrences(plan(parse(text), start), start, THE_YEAR_AFTER)
    assert found[0] == start
    assert found[1 : 1 + len(expected)] == expected
