"""The rows of events: a journal for each calendar, and one for its trash."""

import json
from typing import Any

from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UTCDateTimeAttribute

from agenda.events.model import KEPT, CalendarEvent, EventId, no_such_event
from agenda.events.placing import placed
from agenda.series.model import Series
from kernel.callers import WorkspaceId
from kernel.journal import Journal, JournalTable
from kernel.rows import Row
from kernel.settings import physical
from kernel.tables import SEPARATOR, key

TABLE = physical("agenda-events-1")
BY_TIME = "by-time"
_TRASH = "trash"


class EventRow(JournalTable):
    class Meta:
        table_name = TABLE

    event = UnicodeAttribute()
    at = UnicodeAttribute(null=True)
    by = UnicodeAttribute(null=True)
    origin = UnicodeAttribute(null=True)
    deleted = UTCDateTimeAttribute(null=True)
    expires = NumberAttribute(null=True)


def account(workspace: WorkspaceId, calendar_id: str) -> str:
    """The partition of a calendar's events."""
    return key(workspace, calendar_id)


def trashed(workspace: WorkspaceId, calendar_id: str) -> str:
    """The partition of those that were deleted."""
    return key(workspace, calendar_id, _TRASH)


def calendar_of(owner: str) -> str | None:
    """The calendar whose partition it is; ``None`` if it is that of its trash."""
    _, calendar_id, *trash = owner.split(SEPARATOR)
    return None if trash else calendar_id


def journal() -> Journal[CalendarEvent]:
    """The journal that events are written in."""
    return Journal(
        EventRow,
        identify=lambda it: it.event_id,
        write=_write,
        read=_read,
        missing=no_such_event,
    )


def event_of(image: Row) -> CalendarEvent:
    """The event that a row holds."""
    return _read(EventRow.from_raw_data(dict(image)))


def _write(it: CalendarEvent) -> EventRow:
    text = json.dumps(it.event, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    if it.deleted:
        goes = int((it.deleted + KEPT).timestamp())
        return EventRow(event=text, by=it.by, origin=it.origin, deleted=it.deleted, expires=goes)
    return EventRow(event=text, at=placed(Series.read(it.event)), by=it.by, origin=it.origin)


def _read(row: EventRow) -> CalendarEvent:
    values: dict[str, Any] = row.attribute_values
    return CalendarEvent(
        calendar_id=values["pk"].split(SEPARATOR)[1],
        event_id=EventId(values["sk"]),
        modseq=values["modseq"],
        event=json.loads(values["event"]),
        by=values.get("by"),
        origin=values.get("origin"),
        deleted=values.get("deleted"),
    )
