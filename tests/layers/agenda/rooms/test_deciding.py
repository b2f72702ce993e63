"""What a room answers to who wants it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.freebusy import Hours, Span
from agenda.rooms.model import Bookable, Wanted, decide

MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
BETTER = ("declined", "needs-action", "tentative", "accepted")


def at(begins, ends, day=0):
    return Span(MONDAY + timedelta(days=day, hours=begins), MONDAY + timedelta(days=day, hours=ends))


hours = st.tuples(st.integers(0, 40), st.integers(1, 6)).map(lambda it: at(it[0] / 2, it[0] / 2 + it[1] / 2))
several = st.lists(hours, max_size=4)
rooms = st.builds(
    Bookable,
    capacity=st.sampled_from([None, 2, 8]),
    auto_accept=st.booleans(),
    conflicts=st.sampled_from(["decline", "tentative", "allow"]),
    bookers=st.sampled_from([("workspace",), ("group:red",), ("person:ada", "group:blue")]),
    hours=st.sampled_from([None, Hours(zone="Europe/Berlin")]),
)
wishes = st.builds(
    Wanted,
    st.sampled_from(["ada", "bob"]),
    st.sets(st.sampled_from(["red", "blue"])),
    st.lists(hours, min_size=1, max_size=4),
    st.integers(1, 10),
)


def halves(span):
    """The half hours of a stretch of time, one by one."""
    count = int((span.ends - span.begins) / timedelta(minutes=30))
    return {span.begins + timedelta(minutes=30 * number) for number in range(count)}


@given(rooms, wishes, several)
def test_it_is_taken_where_one_half_hour_is_another_s_already(room, wanted, busy):
    theirs = set().union(*map(halves, busy))
    found = decide(room, wanted, busy)

    assert [*found.clashes] == [each for each in wanted.spans if halves(each) & theirs]
    assert ("taken" in found.why) <= bool(found.clashes)
    assert (found.answer == "declined") <= bool(found.why), "who is refused is told why"
    assert found.answer != "accepted" or not found.why


@given(rooms, wishes, several, hours)
def test_nobody_is_answered_better_because_more_is_taken_or_more_people_come(room, wanted, busy, another):
    answer = BETTER.index(decide(room, wanted, busy).answer)

    assert BETTER.index(decide(room, wanted, [*busy, another]).answer) <= answer
    assert BETTER.index(decide(room, wanted._replace(people=wanted.people + 1), busy).answer) <= answer
    assert BETTER.index(decide(room, wanted._replace(groups={*wanted.groups, "red"}), busy).answer) >= answer


NINE = [at(9, 10)]


@pytest.mark.parametrize(
    ("room", "busy", "answer", "why"),
    [
        ({}, [], "accepted", ()),
        ({}, [at(10, 11)], "accepted", ()),
        ({}, [at(8, 9.5)], "declined", ("taken",)),
        ({"conflicts": "tentative"}, NINE, "tentative", ("taken",)),
        ({"conflicts": "allow"}, NINE, "accepted", ()),
        ({"auto_accept": False}, [], "needs-action", ()),
        ({"auto_accept": False, "conflicts": "allow"}, NINE, "needs-action", ("taken",)),
        ({"auto_accept": False}, NINE, "declined", ("taken",)),
        ({"capacity": 3}, [], "declined", ("too-small",)),
        ({"bookers": ["group:blue"]}, NINE, "declined", ("not-for-you", "taken")),
        ({"hours": {"zone": "Europe/Berlin"}}, [], "accepted", ()),
        ({"hours": {"zone": "America/New_York"}}, [], "declined", ("closed",)),
    ],
)
def test_what_it_answers_to_four_people_who_want_it_from_nine_to_ten(room, busy, answer, why):
    found = decide(Bookable.model_validate(room), Wanted("ada", ["red"], NINE, 4), busy)

    assert (found.answer, found.why) == (answer, why)


def test_a_series_of_which_one_time_is_taken_is_declined_and_says_which():
    wanted = Wanted("ada", (), [at(9, 10, day) for day in range(0, 21, 7)])

    assert decide(Bookable(), wanted, [at(9, 12, 7)]) == ("declined", ("taken",), (at(9, 10, 7),))
