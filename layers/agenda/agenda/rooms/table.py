"""The calendars of rooms in DynamoDB: what is written there depends on where they stood when it was decided."""

from typing import Any

from agenda.calendars.table import TABLE as CALENDARS
from agenda.calendars.table import calendar_of
from agenda.events.model import CalendarEvent, EventId
from agenda.events.rows import TABLE as EVENTS
from agenda.events.rows import account, event_of, journal, trashed
from agenda.freebusy.spans import Span
from agenda.happenings.table import Ranges
from agenda.rooms.desk import Known
from kernel.callers import WorkspaceId
from kernel.etags import IfMatch
from kernel.journal import Change, Create, Delete
from kernel.journal.reading import gathered
from kernel.journal.rows import alive
from kernel.journal.settled import settled
from kernel.journal.together import Part, Unchanged, together


class Ledgers:
    def known(self, workspace: WorkspaceId, room_id: str, event_id: EventId) -> Known:
        owner = account(workspace, room_id)
        state = settled([(EVENTS, owner)])[EVENTS, owner]
        room, *events = (
            (CALENDARS, workspace, room_id),
            *((EVENTS, each, event_id) for each in _owners(workspace, room_id)),
        )
        found = {place: row for place, row in gathered([room, *events]).items() if alive(row)}
        here, thrown = (event_of(found[place]) if place in found else None for place in events)
        return Known(calendar_of(found[room]) if room in found else None, here, thrown, state)

    def others(self, workspace: WorkspaceId, room_id: str, event_id: EventId, span: Span) -> list[CalendarEvent]:
        return [each for each in Ranges().touching(workspace, [room_id], *span) if each.event_id != event_id]

    def keep(self, workspace: WorkspaceId, room_id: str, known: Known, it: CalendarEvent) -> None:
        here, thrown = _owners(workspace, room_id)
        to, off = (thrown, here) if it.deleted else (here, thrown)
        before, left = (known.thrown, known.here) if it.deleted else (known.here, known.thrown)
        parts: list[Part[Any]] = [Part(journal(), to, [_step(before, it)])]
        if left is not None:
            parts.append(Part(journal(), off, [Delete(left.event_id, IfMatch.tag(left.modseq))]))
        together(*parts, unchanged=[Unchanged(journal(), here, known.state)])


def _owners(workspace: WorkspaceId, room_id: str) -> tuple[str, str]:
    return account(workspace, room_id), trashed(workspace, room_id)


def _step(before: CalendarEvent | None, it: CalendarEvent) -> Create[CalendarEvent] | Change[CalendarEvent]:
    """Only if nobody else wrote it meanwhile."""
    if before is None:
        return Create(it)
    return Change(it.event_id, lambda _: it, IfMatch.tag(before.modseq))
