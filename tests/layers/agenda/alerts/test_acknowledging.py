"""Whoever dismisses a reminder has seen it wherever else the event is kept, and the other way round."""

from datetime import UTC, datetime, timedelta

import pytest

from agenda.alerts.acknowledging import acknowledged, in_event, in_task
from agenda.alerts.dues import Who, Window, of_event
from agenda.alerts.model import alert_of
from agenda.calendars.model import Calendar
from agenda.events.model import LARGEST, CalendarEvent
from agenda.jscalendar.patches import patched
from agenda.people.model import Colleague
from agenda.projects.model import Project
from agenda.sharing import Share
from agenda.tasks.editing import drafted

ADA = Colleague(person="ada", email="ada@example.org", zone="Europe/Berlin")
BOB = Colleague(person="bob")
YEAR = Window(datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 6, 1, tzinfo=UTC))
SECOND = "2026-12-02T12:30:00"
TEN = {"@type": "Alert", "trigger": {"@type": "OffsetTrigger", "offset": "-PT10M"}}
DAY = {"@type": "Alert", "trigger": {"@type": "OffsetTrigger", "offset": "-P1D"}}
ONCE = {
    "@type": "Event", "uid": "lunch", "title": "Lunch", "start": "2026-12-01T12:30:00", "timeZone": "Europe/Berlin",
    "alerts": {"1": TEN, "2": DAY},
}  # fmt: skip
SERIES = {**ONCE, "recurrenceRules": [{"@type": "RecurrenceRule", "frequency": "daily", "count": 4}]}


def dues(body):
    return of_event(body, (), Who(ADA.email, ADA.zone), YEAR)


def rung(due, body=ONCE):
    return alert_of(due._replace(body=body), "ada", "home", "lunch", due.at + timedelta(minutes=3))


@pytest.mark.parametrize(
    ("own", "written"),
    [
        (None, "alerts/1/acknowledged"),
        ({"title": "Late lunch"}, "alerts/1/acknowledged"),
        ({"alerts": {"1": TEN}}, f"recurrenceOverrides/{SECOND}/alerts/1/acknowledged"),
        ({"alerts/1": TEN}, f"recurrenceOverrides/{SECOND}/alerts~11/acknowledged"),
        ({"alerts/1/action": "email"}, f"recurrenceOverrides/{SECOND}/alerts~11~1acknowledged"),
        ({"alerts/2": None}, "alerts/1/acknowledged"),
    ],
)
def test_what_was_dismissed_is_seen_and_so_is_what_rang_before_it_and_nothing_else(own, written):
    body = {**SERIES, "recurrenceOverrides": {SECOND: own}} if own else SERIES
    before = dues(body)
    this = next(due for due in before if due.alert == "1" and due.begins.day == 2)
    patch = acknowledged(body, ADA, rung(this))
    after = patched(body, patch)
    alone = written.startswith("recurrenceOverrides")

    assert patch == {written: f"{this.at:%Y-%m-%dT%H:%M:%SZ}"}
    left = [due.name for due in dues(after)]
    assert left == [it.name for it in before if it.name != this.name and (alone or it.alert != "1" or it.at > this.at)]
    assert acknowledged(after, ADA, rung(this)) == {}, "once is enough"


def test_what_an_event_does_not_say_itself_is_noted_nowhere():
    (_, due) = dues(ONCE)
    alert = rung(due)
    others = [
        {**ONCE, "useDefaultAlerts": True},
        {**ONCE, "alerts": {"2": DAY}},
        {**ONCE, "start": "2026-12-01T13:30:00"},
        {**ONCE, "alerts": {"1": {**TEN, "acknowledged": "2026-12-01T12:00:00Z"}}},
    ]

    assert [acknowledged(each, ADA, alert) for each in others] == [{}, {}, {}, {}]
    assert acknowledged(ONCE, BOB, alert) == {}


def test_only_the_owner_of_a_calendar_has_seen_what_an_event_in_it_says():
    (_, due) = dues(ONCE)
    now, it = due.at, CalendarEvent(calendar_id="home", event_id="lunch", event=ONCE)
    home = Calendar(calendar_id="home", name="Home", owner="ada", created=now)
    share = Share(to="person:bob", role="admin")
    seen = in_event(it, home, ADA, rung(due), now)

    assert (seen.event["alerts"]["1"]["acknowledged"], seen.by) == ("2026-12-01T11:20:00Z", "ada")
    full = it.model_copy(update={"event": {**ONCE, "description": "x" * (LARGEST - 350)}})
    for event, calendar, who in [
        (it, None, ADA),
        (it, home, None),
        (it, home.model_copy(update={"owner": "eve", "shares": (share,)}), BOB),
        (it, home.model_copy(update={"kind": "subscribed"}), ADA),
        (it, home.model_copy(update={"trashed": now}), ADA),
        (full, home, ADA),
    ]:
        alert = alert_of(due, who.person if who else "ada", "home", "lunch", now)
        assert in_event(event, calendar, who, alert, now) is event


def test_a_task_is_noted_to_be_seen_by_who_has_to_see_to_it_and_may_write_there():
    said = {"title": "Pay", "due": "2026-12-01T12:30:00", "timeZone": "Europe/Berlin", "alerts": {"1": TEN}}
    now = datetime(2026, 12, 1, 11, 20, tzinfo=UTC)
    task = drafted({**said, "uid": "lunch", "stoa.app:assignee": "bob"}, "work", "ada", now, "x")
    (_, due) = dues(ONCE)
    alert = alert_of(due._replace(kind="task"), "bob", "work", task.task_id, now)
    writing, reading = (Share(to="group:g", role=role) for role in ("write", "read"))
    work = Project(project_id="work", name="Work", owner="ada", created=now, shares=(writing,))
    bob = BOB.model_copy(update={"groups": ("g",)})

    seen = in_task(task, work, bob, alert, now)
    assert (seen.task.alerts["1"].acknowledged, seen.by) == (now, "bob")
    seeing = work.model_copy(update={"shares": (reading,)})
    for project, who in [(None, bob), (seeing, bob), (work.model_copy(update={"archived": True}), bob), (work, None)]:
        assert in_task(task, project, who, alert, now) is task
