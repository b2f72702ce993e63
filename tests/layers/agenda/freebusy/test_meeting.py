"""When several people could meet, against looking at every minute."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from agenda.freebusy import Busy, Person, best, candidates, joined
from agenda.times import local
from tests.layers.agenda.freebusy.minutes import CHANGES, MINUTE, busy, every, spans, within


@st.composite
def people(draw, since):
    return [
        Person(
            name,
            draw(busy(since)),
            joined(draw(spans(since))) if draw(st.integers(0, 3)) == 0 else None,
            needed=draw(st.integers(0, 2)) > 0,
        )
        for name in ("ada", "bob", "cleo")[: draw(st.integers(1, 3))]
    ]


@given(
    st.data(),
    st.sampled_from(CHANGES),
    st.sampled_from([5, 15, 30, 60]),
    st.sampled_from([10, 45, 90]),
    st.booleans(),
)
def test_every_time_at_which_all_can_who_must_is_found_and_no_other(data, change, step, lasts, over_tentative):
    zone, since = change
    before = since + timedelta(hours=12)
    some = data.draw(people(since))
    lasting = timedelta(minutes=lasts)

    found = list(
        candidates(some, lasting, since, before, step=timedelta(minutes=step), zone=zone, over_tentative=over_tentative)
    )

    stops = {each.name: stopped(each, since, before, over_tentative=over_tentative) for each in some}
    unsure = {
        each.name: within([one.span for one in each.busy if one.kind == "tentative"], since, before) for each in some
    }
    expected = []
    for at in every(since, before - lasting + MINUTE):
        there = local(at, zone)
        if (there.hour * 60 + there.minute) % step:
            continue
        taken = set(every(at, at + lasting))
        missing = tuple(each.name for each in some if not each.needed and taken & stops[each.name])
        if any(each.needed and taken & stops[each.name] for each in some):
            continue
        perhaps = tuple(each.name for each in some if each.name not in missing and taken & unsure[each.name])
        expected.append((at, at + lasting, missing, perhaps))
    assert found == expected


def stopped(person, since, before, *, over_tentative):
    """The minutes at which somebody cannot."""
    taken = [each.span for each in person.busy if each.kind == "busy" or not over_tentative]
    away = set(every(since, before)) - within(person.hours, since, before) if person.hours is not None else set()
    return within(taken, since, before) | away


NINE = datetime(2027, 6, 1, 9, tzinfo=UTC)


def test_the_best_is_when_most_can_come_for_sure():
    def hour(number, kind="busy"):
        return Busy(NINE + number * 60 * MINUTE, NINE + (number + 1) * 60 * MINUTE, kind)

    some = [
        Person("ada", [hour(0)]),
        Person("bob", [hour(1)], needed=False),
        Person("cleo", [hour(2, "tentative")]),
    ]

    every_hour = candidates(
        some, 60 * MINUTE, NINE, NINE + 240 * MINUTE, step=60 * MINUTE, zone="UTC", over_tentative=True
    )

    assert [(each.begins.hour, each.missing, each.perhaps) for each in best(every_hour, 2, 100)] == [
        (12, (), ()),
        (11, (), ("cleo",)),
    ]
