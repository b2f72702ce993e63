"""What people say of tasks."""

import pytest

from agenda.tasks.editing import drafted, updated
from agenda.tasks.model import BadTask, id_of, plain
from agenda.tasks.priorities import meant, written
from tests.layers.agenda.tasks.doing import NOON, due, rule, stored

UID, OTHER = "0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f", "0192f0c1-2b7c-7cc3-98c4-dc0c0c073990"


def draft(**said):
    return drafted({"title": "Pay", **said}, "home", "ada", NOON, UID)


def test_a_new_task_is_open_stands_last_and_has_the_id_of_its_uid():
    first, second = draft(), draft(uid="Uid-of-another-program")

    assert (first.task_id, first.whose, first.task.open) == (UID, "ada", True)
    assert first.task.order is not None
    assert second.task_id == id_of("Uid-of-another-program") != UID
    assert plain(first.task)["created"] == "2027-01-20T12:00:00Z"


@pytest.mark.parametrize("deadline", ["2027-02-01", "2027-02-01T17:00:00"])
def test_the_last_moment_for_a_task_is_a_day_or_a_time(deadline):
    assert plain(draft(**{"stoa.app:deadline": deadline}).task)["stoa.app:deadline"] == deadline


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"title": "  "}, "title"),
        ({"progress": "completed"}, "progress"),
        ({"relatedTo": {"x": {"relation": {"parent": True}}}}, "relatedTo"),
        ({"priority": 10}, "priority"),
        ({"due": "tomorrow"}, "due"),
        ({"stoa.app:deadline": "2027-02-30"}, "stoa.app:deadline"),
        ({"stoa.app:deadline": "2027-02-01T09:00:00Z"}, "stoa.app:deadline"),
        ({"stoa.app:checklist": [{"id": "a", "title": "x"}, {"id": "a", "title": "y"}]}, "task"),
        ({"due": "2027-01-01T00:00:00", "start": "2027-01-02T00:00:00"}, "task"),
        ({"recurrenceRules": rule("daily")}, "task"),
        ({"due": "2027-01-01T00:00:00", "recurrenceRules": rule("daily") * 2}, "task"),
        ({"due": "2027-01-01T00:00:00", "stoa.app:afterDone": True}, "task"),
        ({"timeZone": "Mars/Olympus"}, "timeZone"),
    ],
)
def test_what_is_wrong_with_a_task_is_named(said, field):
    with pytest.raises(BadTask) as refused:
        draft(**said)

    assert refused.value.errors[0]["field"] == field


@pytest.mark.parametrize(
    "patch",
    [
        {"uid": "x"},
        {"stoa.app:lastDone": None},
        {"stoa.app:section": "doing"},
        {"relatedTo/x": {"relation": {"parent": True}}},
        {"progress": "completed"},
    ],
)
def test_what_has_a_door_of_its_own_is_not_patched(patch):
    with pytest.raises(BadTask):
        updated(stored(), patch, NOON)


def test_a_patch_changes_what_it_says_and_what_changes_nothing_is_no_change():
    task = stored(keywords={"home": True}, **{"example.com:mood": "grim"})

    after = updated(task, {"title": "Pay the rent at last", "keywords/urgent": True, "priority": 1}, NOON)

    assert plain(after.task)["keywords"] == {"home": True, "urgent": True}
    assert (plain(after.task)["example.com:mood"], meant(after.task.priority)) == ("grim", 1)
    assert updated(task, {"title": task.task.title}, NOON) is task


def test_putting_off_one_time_leaves_the_others_where_they_are_and_another_rule_begins_anew():
    task = stored(due="2027-01-18T09:00:00", recurrenceRules=rule("weekly"))

    off = updated(task, {"due": "2027-01-19T09:00:00"}, NOON)
    further = updated(off, {"due": "2027-01-20T09:00:00"}, NOON)
    back = updated(further, {"due": "2027-01-18T09:00:00"}, NOON)
    anew = updated(off, {"recurrenceRules": rule("daily")}, NOON)

    assert [due(it, "series") for it in (off, further, back, anew)] == [
        "2027-01-18T09:00:00",
        "2027-01-18T09:00:00",
        None,
        None,
    ]


def test_priorities_of_people_are_those_of_calendars():
    assert [meant(written(priority)) for priority in (1, 2, 3, 4)] == [1, 2, 3, 4]
    assert [meant(number) for number in range(10)] == [4, 1, 1, 1, 1, 2, 3, 3, 3, 3]
