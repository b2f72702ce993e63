"""A task that is made of an event, an event in which a task is done, and how each knows of the other. Pure."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from agenda.events.drafts import EventDraft, Which, drafted
from agenda.events.model import Body, CalendarEvent, identified
from agenda.series.edits import alone
from agenda.tasks.editing import drafted as task_drafted
from agenda.tasks.editing import read
from agenda.tasks.model import BadTask, StoredTask, Words, plain
from agenda.times import Duration, LocalTime, Zone
from kernel.callers import PersonId
from kernel.ids import same_id

SIBLING = {"@type": "Relation", "relation": {"sibling": True}}
"""How an event and a task are related: neither is part of the other (RFC 5545, 3.2.15)."""

MOST = 100
"""Of what one is related to; a link beyond that stands on the other side alone."""

HOUR, DAY = Duration.parse("PT1H"), Duration.parse("P1D")


class ToDo(BaseModel):
    """What becomes of an event that is something to do."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    project_id: UUID | None = Field(default=None, description="Left out: your inbox.", examples=[None])
    recurrence_id: LocalTime | None = Field(
        default=None, description="Which of its times, if it repeats: when that would be by the rules.", examples=[None]
    )
    title: Words | None = Field(default=None, description="Left out: as the event is called.", examples=["Book a room"])


class Block(BaseModel):
    """When a task is done, and in which calendar that stands."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    calendar_id: UUID = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c073900"])
    start: LocalTime | None = Field(
        default=None, description="Left out: when the task starts, or else is due.", examples=["2026-12-01T09:00:00"]
    )
    zone: Zone | None = Field(default=None, description="Left out: that of the task, or your own.", examples=[None])
    duration: Duration | None = Field(
        default=None, description="Left out: as long as the task is thought to take, or an hour.", examples=["PT30M"]
    )


class Paired(BaseModel, frozen=True):
    """A task and an event that belong together, as they are now."""

    task: StoredTask
    event: CalendarEvent


class Origin(NamedTuple):
    """Who makes something of something, when, and where the house is."""

    by: PersonId
    now: datetime
    house: str


def to_do(it: CalendarEvent, said: ToDo, project_id: str, whence: Origin, thread: str) -> StoredTask:
    """The task that an event comes to: due when that begins. It is the same however often it is made there."""
    if _repeats(it.event) and said.recurrence_id is None:
        Which.of("this", None)  # which says what is missing
    one = it.event if said.recurrence_id is None else alone(it.event, said.recurrence_id)
    at = said.recurrence_id.isoformat() if said.recurrence_id and _repeats(it.event) else ""
    uid = same_id("to do", project_id, it.event["uid"], at)
    day = bool(one.get("showWithoutTime"))
    due: dict[str, Any] = {"due": one["start"]}
    if day:
        due = {"due": f"{one['start'][:10]}T00:00:00", "showWithoutTime": True}
    elif one.get("timeZone"):
        due["timeZone"] = one["timeZone"]
    title = said.title or str(one.get("title", "")).strip()[:500]
    seen = f"{whence.house}/agenda?view=day&day={one['start'][:10]}&event={it.calendar_id}/{it.event_id}"
    link = {"href": f"{seen}&at={at}" if at else seen, "rel": "related", "title": str(one.get("title", ""))[:500]}
    made = task_drafted(
        {"title": title, **due, "uid": uid, "links": {"event": link}}, project_id, whence.by, whence.now, thread
    )
    return tied(made, it.event["uid"], whence).model_copy(update={"by": whence.by})


def time_for(it: StoredTask, said: Block, zone: str, whence: Origin) -> CalendarEvent:
    """The event in which a task is done. It is the same however often that is planned for then."""
    task, calendar_id = it.task, str(said.calendar_id)
    start = said.start or task.start or task.due
    if start is None:
        raise _no_time()
    day = said.start is None and task.show_without_time
    where = None if day else said.zone or (task.time_zone if said.start is None else None) or task.time_zone or zone
    lasts = said.duration or (None if day else task.estimated_duration) or (DAY if day else HOUR)
    uid = same_id("time for", calendar_id, task.uid, start.isoformat(), where or "")
    href = f"{whence.house}/tasks/{it.project_id}/{it.task_id}"
    draft: dict[str, Any] = {
        "uid": uid,
        "title": task.title,
        "start": start.isoformat(),
        "duration": str(lasts),
        "relatedTo": {task.uid: SIBLING},
        "links": {"task": {"href": href, "rel": "related", "title": task.title}},
        **({"showWithoutTime": True} if day else {"timeZone": where}),
    }
    event = drafted(EventDraft.model_validate(draft), uid, whence.now)
    return CalendarEvent(calendar_id=calendar_id, event_id=identified(uid), event=event, by=whence.by)


def tied(stored: StoredTask, uid: str, whence: Origin) -> StoredTask:
    """The task, related to an event."""
    known = stored.task.related_to or {}
    if uid in known or len(known) >= MOST:
        return stored
    said = plain(stored.task)
    task = read({**said, "relatedTo": {**said.get("relatedTo", {}), uid: SIBLING}, "updated": whence.now})
    return stored.model_copy(update={"task": task, "by": whence.by, "origin": None})


def tied_event(it: CalendarEvent, uid: str, whence: Origin) -> CalendarEvent:
    """The event, related to a task; nobody who is invited is told of it."""
    known: Mapping[str, Any] = it.event.get("relatedTo") or {}
    if uid in known or len(known) >= MOST:
        return it
    return it.edited({**it.event, "relatedTo": {**known, uid: SIBLING}}, whence.by, whence.now)


def _repeats(event: Body) -> bool:
    return bool(event.get("recurrenceRules") or event.get("recurrenceOverrides"))


def _no_time() -> BadTask:
    detail = "this task starts and is due at no time; say when you want to do it"
    return BadTask(f"start: {detail}", [{"field": "start", "code": "missing", "detail": detail}])
