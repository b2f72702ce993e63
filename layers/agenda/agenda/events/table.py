"""Events in DynamoDB: a journal for each calendar, and one for its trash."""

import json
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import datetime
from typing import Any

from pynamodb.attributes import UnicodeAttribute, UTCDateTimeAttribute

from agenda.events.model import Body, CalendarEvent, EventId, NoSuchEvent
from agenda.events.placing import Stretch, placed, stretches
from agenda.series.model import Series
from kernel.callers import WorkspaceId
from kernel.journal import Journal, JournalTable
from kernel.queries import every
from kernel.rows import Row
from kernel.settings import physical
from kernel.tables import SEPARATOR, key

TABLE = physical("agenda-events-1")
BY_TIME = "by-time"
TRASH = "trash"
AT_ONCE = 20
"""Queries that run at the same time."""


class EventRow(JournalTable):
    class Meta:
        table_name = TABLE

    event = UnicodeAttribute()
    at = UnicodeAttribute(null=True)
    by = UnicodeAttribute(null=True)
    origin = UnicodeAttribute(null=True)
    deleted = UTCDateTimeAttribute(null=True)


def account(workspace: WorkspaceId, calendar_id: str) -> str:
    """The partition of a calendar's events."""
    return key(workspace, calendar_id)


def trash(workspace: WorkspaceId, calendar_id: str) -> str:
    """The partition of those that were deleted."""
    return key(workspace, calendar_id, TRASH)


def journal() -> Journal[CalendarEvent]:
    """The journal that events are written in."""
    return Journal(
        EventRow,
        identify=lambda it: it.event_id,
        write=_write,
        read=_read,
        missing=lambda event_id: NoSuchEvent(f"there is no event {event_id} in this calendar"),
    )


class EventTable:
    """What calendars hold, found by when it happens."""

    def touching(
        self, workspace: WorkspaceId, calendar_ids: Sequence[str], since: datetime, before: datetime
    ) -> list[CalendarEvent]:
        """All that may touch the range, and something beside it: two queries for each calendar, all at once."""
        wanted = [(account(workspace, each), stretch) for each in calendar_ids for stretch in stretches(since, before)]
        return [event_of(row) for rows in _together(wanted) for row in rows]


def _together(wanted: Sequence[tuple[str, Stretch]]) -> Iterable[list[Row]]:
    with ThreadPoolExecutor(min(AT_ONCE, len(wanted) or 1)) as pool:
        asked = [pool.submit(copy_context().run, _found, owner, stretch) for owner, stretch in wanted]
        return [each.result() for each in asked]


def _found(owner: str, stretch: Stretch) -> list[Row]:
    return list(
        every(
            TableName=TABLE,
            IndexName=BY_TIME,
            ConsistentRead=True,
            KeyConditionExpression="pk = :owner AND #at BETWEEN :low AND :high",
            ExpressionAttributeNames={"#at": "at"},
            ExpressionAttributeValues={
                ":owner": {"S": owner},
                ":low": {"S": stretch.low},
                ":high": {"S": stretch.high},
            },
        )
    )


def event_of(image: Row) -> CalendarEvent:
    """The event that a row holds."""
    return _read(EventRow.from_raw_data(dict(image)))


def _write(it: CalendarEvent) -> EventRow:
    at = None if it.deleted else placed(series_of(it.event))
    text = json.dumps(it.event, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return EventRow(event=text, at=at, by=it.by, origin=it.origin, deleted=it.deleted)


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


def series_of(event: Body) -> Series:
    """What says when an event happens."""
    from agenda.jscalendar.event import Event

    return Series.of(Event.model_validate(event))
