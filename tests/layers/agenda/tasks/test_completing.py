"""Getting things done, once and again."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.tasks.completing import NotDone, NotOpen, completed, reopened
from agenda.tasks.model import plain
from agenda.times import instant, local
from tests.layers.agenda.tasks.doing import BERLIN, NOON, due, rule, stored


def done(task, at=NOON, here=BERLIN):
    return completed(task, "bob", at, here)


def at(text, zone=BERLIN):
    return instant(datetime.fromisoformat(text), zone)


def test_what_is_to_be_done_once_is_done_then():
    task = done(stored(ours_checklist=[{"id": "a", "title": "Form", "done": True}]))

    assert (task.task.progress, task.task.percent_complete, task.task.open) == ("completed", 100, False)
    assert (task.task.last_done.by, task.task.last_done.at, task.task.checklist[0].done) == ("bob", NOON, True)
    with pytest.raises(NotOpen):
        done(task)


@pytest.mark.parametrize(
    ("said", "when", "again"),
    [
        # the first of the month, done in time, early and late: what was missed is not made up for
        (("2027-02-01T09:00:00", rule("monthly", byMonthDay=[1])), "2027-02-01T08:00:00", "2027-03-01T09:00:00"),
        (("2027-02-01T09:00:00", rule("monthly", byMonthDay=[1])), "2027-01-20T08:00:00", "2027-03-01T09:00:00"),
        (("2027-02-01T09:00:00", rule("monthly", byMonthDay=[1])), "2027-05-03T08:00:00", "2027-06-01T09:00:00"),
        # yesterday's evening, done this morning: there is this evening yet
        (("2027-01-19T18:00:00", rule("daily")), "2027-01-20T10:00:00", "2027-01-20T18:00:00"),
        # months end as they do: a month that has no 31st is left out, and the last day is another thing
        (("2027-01-31T09:00:00", rule("monthly")), "2027-01-31T10:00:00", "2027-03-31T09:00:00"),
        (("2027-01-31T09:00:00", rule("monthly", byMonthDay=[-1])), "2027-01-31T10:00:00", "2027-02-28T09:00:00"),
        (("2028-02-29T09:00:00", rule("yearly")), "2028-03-01T10:00:00", "2032-02-29T09:00:00"),
        # an hour that clocks skip or show twice changes nothing about what clocks show
        (("2027-03-27T02:30:00", rule("daily")), "2027-03-27T10:00:00", "2027-03-28T02:30:00"),
        (("2027-10-30T02:30:00", rule("daily")), "2027-10-31T12:00:00", "2027-11-01T02:30:00"),
        # every other week stays in its weeks, however late it is done
        (("2027-01-04T09:00:00", rule("weekly", interval=2)), "2027-01-12T10:00:00", "2027-01-18T09:00:00"),
        (("2027-01-19T12:00:00", rule("hourly", interval=12)), "2027-01-19T12:30:00", "2027-01-20T00:00:00"),
    ],
)
def test_what_repeats_is_to_be_done_again(said, when, again):
    day, rules = said

    task = done(stored(due=day, timeZone=BERLIN, recurrenceRules=rules), at(when))

    assert (due(task), task.task.open, task.task.series) == (again, True, None)


@pytest.mark.parametrize(
    ("said", "when", "again"),
    [
        (rule("daily", interval=3), "2027-01-20T22:00:00", "2027-01-23T09:00:00"),
        (rule("weekly", interval=2), "2027-01-20T22:00:00", "2027-02-03T09:00:00"),
        (rule("monthly"), "2027-01-31T08:00:00", "2027-02-28T09:00:00"),
        (rule("yearly"), "2028-02-29T08:00:00", "2029-02-28T09:00:00"),
        (rule("hourly", interval=5), "2027-01-20T22:10:33", "2027-01-21T03:10:00"),
        (rule("weekly", byDay=[{"day": "mo"}]), "2027-01-20T22:00:00", "2027-01-25T09:00:00"),
    ],
)
def test_after_it_was_done_is_counted_from_then(said, when, again):
    task = stored(due="2027-01-10T09:00:00", timeZone=BERLIN, recurrenceRules=said, ours_afterDone=True)

    assert due(done(task, at(when))) == again


def test_whole_days_are_those_of_the_zone_where_one_is():
    late = datetime(2027, 1, 20, 23, 30, tzinfo=UTC)
    task = stored(due="2027-01-20T00:00:00", showWithoutTime=True, recurrenceRules=rule("daily"))

    assert due(done(task, late, "UTC")) == "2027-01-21T00:00:00"
    assert due(done(task, late, BERLIN)) == "2027-01-22T00:00:00"


def test_it_starts_and_must_be_done_as_far_from_when_it_is_due_as_before_with_nothing_ticked():
    task = stored(
        start="2027-01-18T09:00:00",
        due="2027-01-20T17:00:00",
        ours_deadline="2027-01-22",
        ours_checklist=[{"id": "a", "title": "Form", "done": True}],
        recurrenceRules=rule("weekly"),
    )

    again = done(task)

    assert (due(again, "start"), due(again), due(again, "deadline")) == (
        "2027-01-25T09:00:00",
        "2027-01-27T17:00:00",
        "2027-01-29",
    )
    assert not again.task.checklist[0].done


def test_what_is_counted_ends_and_then_it_is_done_and_what_was_missed_counts():
    task = stored(due="2027-01-18T09:00:00", timeZone=BERLIN, recurrenceRules=rule("daily", count=5))

    once = done(task, at("2027-01-20T10:00:00"))
    twice = done(once, at("2027-01-21T10:00:00"))
    at_last = done(twice, at("2027-01-22T10:00:00"))

    assert [due(once), due(twice)] == ["2027-01-21T09:00:00", "2027-01-22T09:00:00"]
    assert (twice.task.recurrence_rules[0].count, at_last.task.progress) == (1, "completed")


def test_what_was_put_off_once_goes_on_by_its_rule():
    off = stored(due="2027-01-19T09:00:00", ours_series="2027-01-18T09:00:00", recurrenceRules=rule("weekly"))

    assert due(done(off)) == "2027-01-25T09:00:00"


RULES = [
    None,
    rule("daily"),
    rule("weekly", interval=2, byDay=[{"day": "tu"}, {"day": "fr"}]),
    rule("monthly", byMonthDay=[-1, 15]),
    rule("monthly", byDay=[{"day": "fr", "nthOfPeriod": -1}], count=3),
    rule("yearly", until="2028-01-01T00:00:00"),
]


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)),
    st.sampled_from(RULES),
    st.booleans(),
    st.timedeltas(timedelta(-40), timedelta(days=400)),
    st.sampled_from([BERLIN, "Pacific/Apia", "America/New_York", None]),
)
def test_taking_back_that_it_was_done_leaves_what_there_was(day, rules, after_done, late, zone):
    day = day.replace(microsecond=0)
    said = {"timeZone": zone, "recurrenceRules": rules, "ours_afterDone": (after_done and bool(rules)) or None}
    task = stored(due=day.isoformat(), **{name: value for name, value in said.items() if value})
    now = instant(day, zone or BERLIN) + late

    after = done(task, now)

    assert not after.task.open or after.task.due > local(now, zone or BERLIN).replace(microsecond=0)
    assert plain(reopened(after, NOON).task) == plain(task.task) | {"updated": "2027-01-20T12:00:00Z"}


def test_what_was_changed_since_it_was_done_stays_when_that_is_taken_back():
    after = done(stored(due="2027-01-18T09:00:00", recurrenceRules=rule("weekly")))
    renamed = after.model_copy(update={"task": after.task.model_copy(update={"title": "Pay"})})

    before = reopened(renamed, NOON)

    assert (before.task.title, due(before)) == ("Pay", "2027-01-18T09:00:00")
    with pytest.raises(NotDone):
        reopened(before, NOON)


def test_what_came_here_done_can_be_done_again():
    assert reopened(stored(progress="completed", percentComplete=100), NOON).task.open
