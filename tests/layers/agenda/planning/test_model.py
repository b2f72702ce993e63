"""What becomes of an event that is something to do, and of a task for which somebody takes time."""

from datetime import UTC, datetime

import pytest

from agenda.events.drafts import WhichOccurrence
from agenda.events.model import CalendarEvent
from agenda.ics import read, write
from agenda.planning.model import MOST, Block, Origin, ToDo, tied, tied_event, time_for, to_do
from agenda.series.refusals import NoSuchOccurrence
from agenda.tasks.editing import updated
from agenda.tasks.model import BadTask, parents, plain
from agenda.tasks.trees import placed
from tests.layers.agenda.tasks.doing import NOON, stored

WHENCE = Origin("ada", NOON, "https://stoa.example.com")
CALENDAR = "0192f0c1-2b7c-7cc3-98c4-dc0c0c073900"
CHESS = {
    "@type": "Event",
    "uid": "chess",
    "updated": "2026-11-21T12:00:00Z",
    "title": "Chess",
    "start": "2027-03-01T18:00:00",
    "timeZone": "Europe/Berlin",
    "duration": "PT2H",
}
WEEKLY = {**CHESS, "recurrenceRules": [{"@type": "RecurrenceRule", "frequency": "weekly"}]}
MOVED = {**WEEKLY, "recurrenceOverrides": {"2027-03-08T18:00:00": {"start": "2027-03-09T19:30:00", "title": "Final"}}}


def event(**said):
    return CalendarEvent(calendar_id=CALENDAR, event_id="e", event={**CHESS, **said})


def made(said=None, body=CHESS, project="home"):
    return to_do(event(**body), ToDo.model_validate(said or {}), project, WHENCE, "thread")


def block(task, **said):
    return time_for(task, Block(calendar_id=CALENDAR, **said), "Europe/Berlin", WHENCE).event


def test_a_task_is_due_when_the_event_begins_and_links_back():
    it = made()
    said = plain(it.task)

    assert [said[name] for name in ("title", "due", "timeZone")] == ["Chess", "2027-03-01T18:00:00", "Europe/Berlin"]
    assert said["relatedTo"] == {"chess": {"@type": "Relation", "relation": {"sibling": True}}}
    assert said["links"]["event"]["href"].endswith(f"/agenda?view=day&day=2027-03-01&event={CALENDAR}/e")
    assert (it.created_by, it.by, it.thread, parents(it.task)) == ("ada", "ada", "thread", [])
    assert made({"title": "Bring the clock"}).task.title == "Bring the clock"


def test_of_a_whole_day_it_is_due_on_that_day():
    said = plain(made(body={**CHESS, "showWithoutTime": True, "start": "2027-03-01T00:00:00", "timeZone": None}).task)

    assert (said["due"], said["showWithoutTime"], said.get("timeZone")) == ("2027-03-01T00:00:00", True, None)


def test_of_one_of_its_times_it_is_that_time_as_it_is_by_now():
    it = made({"recurrence_id": "2027-03-08T18:00:00"}, MOVED)

    assert (plain(it.task)["due"], it.task.title) == ("2027-03-09T19:30:00", "Final")
    assert it.task.links["event"].href.endswith("&at=2027-03-08T18:00:00")
    with pytest.raises(WhichOccurrence):
        made(body=WEEKLY)
    with pytest.raises(NoSuchOccurrence):
        made({"recurrence_id": "2027-03-07T18:00:00"}, WEEKLY)


def test_it_is_the_same_however_often_it_is_made_and_another_elsewhere():
    usual = made().task_id
    others = {
        made(project="other").task_id,
        made(body={**CHESS, "uid": "go"}).task_id,
        made({"recurrence_id": "2027-03-08T18:00:00"}, WEEKLY).task_id,
        made({"recurrence_id": "2027-03-15T18:00:00"}, WEEKLY).task_id,
    }

    assert made({"title": "Bring the clock"}).task_id == usual
    assert made({"recurrence_id": "2027-03-01T18:00:00"}).task_id == usual, "it happens once"
    assert len(others - {usual}) == 4


def test_what_is_called_nothing_needs_a_title():
    with pytest.raises(BadTask, match="title"):
        made(body={**CHESS, "title": " "})


@pytest.mark.parametrize(
    ("task", "said", "start", "zone", "lasts"),
    [
        ({"due": "2027-03-01T09:00:00", "timeZone": "Asia/Tokyo"}, {}, "2027-03-01T09:00:00", "Asia/Tokyo", "PT1H"),
        (
            {"start": "2027-03-01T09:00:00", "estimatedDuration": "PT25M"},
            {},
            "2027-03-01T09:00:00",
            "Europe/Berlin",
            "PT25M",
        ),
        ({}, {"start": "2027-03-02T10:00:00", "duration": "PT2H"}, "2027-03-02T10:00:00", "Europe/Berlin", "PT2H"),
        ({}, {"start": "2027-03-02T10:00:00", "zone": "Asia/Tokyo"}, "2027-03-02T10:00:00", "Asia/Tokyo", "PT1H"),
        ({"due": "2027-03-01T00:00:00", "showWithoutTime": True}, {}, "2027-03-01T00:00:00", None, "P1D"),
    ],
)
def test_time_is_taken_when_one_says_or_else_when_the_task_is(task, said, start, zone, lasts):
    it = block(stored("a", title="Write", **task), **said)

    assert (it["title"], it["start"], it.get("timeZone"), it["duration"]) == ("Write", start, zone, lasts)
    assert it["relatedTo"] == {"a": {"@type": "Relation", "relation": {"sibling": True}}}
    assert it["links"]["task"]["href"].startswith("https://stoa.example.com/tasks/home/")
    assert bool(it.get("showWithoutTime")) == (zone is None)


def test_the_same_time_is_taken_once_and_another_apart():
    task = stored("a")
    uids = {block(task, start=f"2027-03-02T{hour}:00:00")["uid"] for hour in (10, 10, 11)}

    assert len(uids) == 2
    with pytest.raises(BadTask, match="start"):
        block(task)


def test_a_link_is_written_once_and_stays_whatever_the_task_becomes_part_of():
    task = tied(stored("a"), "chess", WHENCE)

    assert tied(task, "chess", WHENCE) == task
    within = placed(task, stored("b"))
    assert (sorted(within.task.related_to), parents(within.task)) == (["b", "chess"], ["b"])
    assert "chess" in placed(within, None).task.related_to
    assert updated(task, {"title": "Other"}, NOON).task.related_to == task.task.related_to
    assert not updated(within, {"relatedTo/chess": None}, NOON).task.related_to.keys() - {"b"}
    for refused in ({"relatedTo/b": None}, {"relatedTo/chess/relation/parent": True}, {"relatedTo": None}):
        with pytest.raises(BadTask, match="relatedTo"):
            updated(within, refused, NOON)
    full = event(relatedTo={f"u{number}": {"@type": "Relation"} for number in range(MOST)})
    assert tied_event(full, "a", WHENCE) == full


def test_a_link_goes_into_a_file_and_comes_out_as_what_it_is():
    it = tied_event(event(), "a", WHENCE)
    (again,) = read(write([it.event])).entries

    assert again["relatedTo"] == {"a": {"@type": "Relation", "relation": {"sibling": True}}}
    assert (it.event["updated"], it.by) == (datetime(2027, 1, 20, 12, tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), "ada")
