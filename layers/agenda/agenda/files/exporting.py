"""Giving calendars, and single events, as files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from agenda.access.service import Access
from agenda.calendars.model import Calendar
from agenda.events.model import CalendarEvent, Ref, no_such_event
from agenda.events.seeing import seen
from agenda.files.model import File, has
from agenda.ics import write
from agenda.sharing import Role
from kernel.callers import Caller, WorkspaceId
from kernel.etags import etag
from kernel.journal.ahead import Place


class Records(Protocol):
    """Where events are looked up."""

    def places(self, workspace: WorkspaceId, calendars: Iterable[str], *event_ids: str) -> list[Place]: ...
    def get(self, workspace: WorkspaceId, ref: Ref) -> CalendarEvent: ...
    def state(self, workspace: WorkspaceId, calendar_id: str) -> str: ...
    def whole(self, workspace: WorkspaceId, calendar_id: str) -> Iterator[CalendarEvent]:
        """All that is in a calendar."""


@dataclass(frozen=True, slots=True)
class Exporting:
    records: Records
    access: Access

    def event(self, caller: Caller, ref: Ref, known: str | None) -> File:
        """One event, as far as the caller may see it."""
        also = self.records.places(caller.workspace, [ref.calendar_id], ref.event_id)
        with self.access.entered(caller, [ref.calendar_id], "free-busy", also) as held:
            it = self.records.get(caller.workspace, ref)
        body = seen(it.event, held[ref.calendar_id].role)
        if body is None:
            raise no_such_event(ref.event_id)
        tag = etag(it.modseq)
        return File(body.get("title") or "event", tag, None if has(tag, known) else write([body]))

    def calendar(self, caller: Caller, calendar_id: str, known: str | None) -> File:
        """All of a calendar, as far as the caller may see it."""
        also = self.records.places(caller.workspace, [calendar_id])
        with self.access.entered(caller, [calendar_id], "free-busy", also) as held:
            state = self.records.state(caller.workspace, calendar_id)
        calendar, role = held[calendar_id]
        return self.whole(caller.workspace, calendar, role, state, known)

    def whole(self, workspace: WorkspaceId, calendar: Calendar, role: Role, state: str, known: str | None) -> File:
        """All of a calendar as who has ``role`` sees it; it is read only if they have not got it."""
        tag = f'"{state}-{calendar.modseq}-{role}"'
        if has(tag, known):
            return File(calendar.name, tag, None)
        held = sorted(self.records.whole(workspace, calendar.calendar_id), key=lambda it: it.event_id)
        bodies = (body for it in held if (body := seen(it.event, role)) is not None)
        data = write(
            bodies,
            name=calendar.name,
            description=calendar.description or None,
            color=calendar.color,
            time_zone=calendar.zone,
        )
        return File(calendar.name, tag, data)
