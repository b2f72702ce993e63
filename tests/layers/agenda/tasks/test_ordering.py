"""Where things stand among others."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from agenda.tasks.ordering import LONGEST, Order, TooCrowded, between, last

ORDER = TypeAdapter(Order)
MOMENT = datetime(2027, 1, 1, tzinfo=UTC)


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=60))
def test_there_is_always_room_between_two(places):
    listed = [last(MOMENT)]
    for place in places:
        at = place % (len(listed) + 1)
        low, high = (listed[at - 1] if at else None), (listed[at] if at < len(listed) else None)
        listed.insert(at, ORDER.validate_python(between(low, high)))

    assert listed == sorted(set(listed))


@given(st.timedeltas(timedelta(0), timedelta(days=36_500)), st.timedeltas(timedelta(milliseconds=1), timedelta(days=9)))
def test_what_is_put_last_later_stands_later(since, further):
    early, late = last(MOMENT + since), last(MOMENT + since + further)

    assert ORDER.validate_python(early) < ORDER.validate_python(late)


def test_two_that_are_not_in_that_order_have_nothing_between_them():
    with pytest.raises(TooCrowded, match="read the list again"):
        between("b", "a")


def crowded(low, high):
    """Put one after another at the same place for as long as that goes."""
    for _ in range(LONGEST * 7):
        high = between(low, high)
        assert len(high) <= LONGEST


def test_a_place_never_becomes_longer_than_it_may():
    with pytest.raises(TooCrowded, match="elsewhere"):
        crowded("a", "b")
