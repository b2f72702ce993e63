from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.tasks.completing import completed
from agenda.tasks.copies import NoSuchDays, Place, Terms, ahead, copies
from agenda.tasks.model import plain
from agenda.tasks.trees import placed
from tests.layers.agenda.tasks.doing import BERLIN, NOON, due, rule, stored

OUTER, INNER = "0192f0c1-2b7c-7cc3-98c4-dc0c0c073901", "0192f0c1-2b7c-7cc3-98c4-dc0c0c073902"
COPIES = {OUTER: "0192f0c1-2b7c-7cc3-98c4-dc0c0c073911", INNER: "0192f0c1-2b7c-7cc3-98c4-dc0c0c073912"}
DAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))


def copied(*tasks, **terms):
    there = Place("office", {"old": "new"}, COPIES, terms.pop("within", None))
    return copies(tasks, there, Terms("bob", NOON, **terms))


def test_a_copy_is_of_the_same_tree_and_nothing_of_it_was_done():
    alerts = {"a": {"trigger": {"offset": "-PT5M"}, "acknowledged": "2027-01-01T00:00:00Z"}}
    checks = [{"id": "1", "title": "Sign it", "done": True}]
    said = {"alerts": alerts, "ours_checklist": checks, "ours_section": "old", "ours_assignee": "eve"}
    outer = completed(stored(OUTER, **said), "ada", NOON, BERLIN)
    inner = placed(stored(INNER, relatedTo={OUTER: {"relation": {"first": True}}}), outer)

    one, two = copied(inner, outer)

    assert (one.project_id, one.created_by, one.task.uid, two.task.uid) == ("office", "bob", *COPIES.values())
    assert (two.path, list(two.task.related_to)) == ((one.task_id,), [one.task.uid])
    assert (one.task.section, two.task.section, one.task.assignee, one.assigned) == ("new", "new", None, None)
    assert (one.task.open, one.task.last_done, one.undo, one.task.checklist[0].done) == (True, None, None, False)
    assert "acknowledged" not in plain(one.task)["alerts"]["a"]
    assert plain(one.task)["alerts"]["a"]["trigger"]["offset"] == "-PT5M"


def test_what_is_part_of_something_that_is_not_copied_is_part_of_nothing_or_of_what_is_there():
    inner, there = placed(stored(INNER), stored(OUTER)), stored("there", project="office")

    assert [it.path for it in (*copied(inner), *copied(inner, within=there))] == [(), (there.task_id,)]


def test_who_sees_it_there_is_given_it_and_knows_how_many():
    tasks = [stored(uid, ours_assignee="eve") for uid in COPIES]

    assert [(it.assigned.by, it.assigned.among) for it in copied(*tasks, people={"eve"})] == [("bob", 2)] * 2
    assert [it.task.assignee for it in copied(*tasks, people={"mia"})] == [None, None]


@given(DAYS, DAYS, DAYS, DAYS)
def test_all_days_are_as_far_apart_as_they_were(first, second, third, starts):
    tasks = [
        stored(OUTER, due=f"{first}T09:00:00", recurrenceRules=rule("daily", until=f"{max(first, third)}T09:00:00")),
        stored(INNER, due=f"{second}T00:00:00", showWithoutTime=True, ours_deadline=str(third)),
    ]
    by = ahead(tasks, starts)
    one, two = copied(*tasks, ahead=by)

    found = (one.task.due.date(), two.task.due.date(), two.task.deadline)
    assert [each - by for each in found] == [first, second, third]
    assert min(found) == starts
    assert due(one)[10:] == "T09:00:00"
    assert one.task.recurrence_rules[0].until.date() == max(first, third) + by


def test_what_says_no_day_stays_and_no_day_is_after_the_last():
    assert ahead([stored(OUTER)], date(2027, 1, 1)) == ahead([stored(OUTER, start="2027-01-01T09:00:00")], None)
    with pytest.raises(NoSuchDays):
        copied(stored(OUTER, due="2027-01-01T09:00:00"), ahead=timedelta(days=3_650_000))
