"""Giving calendars, and single events, as files."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO, Protocol

from agenda.access.service import Access
from agenda.calendars.model import Calendar
from agenda.events.model import Body, CalendarEvent, Ref, no_such_event
from agenda.events.seeing import seen
from agenda.files.model import LARGEST_ANSWER, LARGEST_BESIDE, File, has, too_large
from agenda.files.quiet import named
from agenda.ics import write
from agenda.ics.writing.file import END, Sheet
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


class Carried(Protocol):
    """Where it is kept that somebody has all of a calendar, for them and for the audit log."""

    def exported(self, caller: Caller, calendar: Calendar, size: int, count: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Exporting:
    records: Records
    access: Access
    carried: Callable[[], Carried]

    def event(self, caller: Caller, ref: Ref, known: str | None) -> File:
        """One event, as far as the caller may see it."""
        also = self.records.places(caller.workspace, [ref.calendar_id], ref.event_id)
        with self.access.entered(caller, [ref.calendar_id], "free-busy", also) as held:
            it = self.records.get(caller.workspace, ref)
        body = seen(it.event, held[ref.calendar_id].role)
        if body is None:
            raise no_such_event(ref.event_id)
        tag = etag(it.modseq)
        return File(body.get("title") or "event", tag, None if has(tag, known) else write([named(body)]))

    def calendar(self, caller: Caller, calendar_id: str, known: str | None) -> File:
        """All of a calendar, as far as the caller may see it."""
        also = self.records.places(caller.workspace, [calendar_id])
        with self.access.entered(caller, [calendar_id], "free-busy", also) as held:
            state = self.records.state(caller.workspace, calendar_id)
        calendar, role, *_ = held[calendar_id]
        file = self.whole(caller.workspace, calendar, role, state, known)
        if file.data is not None:
            self.carried().exported(caller, calendar, len(file.data), file.events)
        return file

    def whole(
        self,
        workspace: WorkspaceId,
        calendar: Calendar,
        role: Role,
        state: str,
        known: str | None,
        *,
        told: Callable[[Body], Body] = lambda event: event,
    ) -> File:
        """All of a calendar as who has ``role`` sees it, if they have it not; each event as it is ``told``."""
        tag = tag_of(calendar, role, state)
        if has(tag, known):
            return File(calendar.name, tag, None)
        sheet, body, size = Sheet(), list[bytes](), 0
        for it in self.records.whole(workspace, calendar.calendar_id):
            if (event := seen(it.event, role)) is not None:
                body.append(sheet.add(told(named(event))))
                size += len(body[-1])
                if size > LARGEST_ANSWER:  # the rest of it need not be read
                    raise too_large()
        data = b"".join((_head(sheet, calendar), *body, END))
        return File(calendar.name, tag, data, len(body))

    def spooled(
        self, workspace: WorkspaceId, calendar: Calendar, role: Role, into: IO[bytes], told: Callable[[Body], Body]
    ) -> None:
        """The same, written into a file, as much as there is time for."""
        sheet = Sheet()
        with TemporaryFile() as body:
            for it in self.records.whole(workspace, calendar.calendar_id):
                if (event := seen(it.event, role)) is not None:
                    body.write(sheet.add(told(named(event))))
                    if body.tell() > LARGEST_BESIDE:
                        raise too_large()
            into.write(_head(sheet, calendar))
            body.seek(0)
            shutil.copyfileobj(body, into)
            into.write(END)


def tag_of(calendar: Calendar, role: Role, state: str) -> str:
    """The tag of all of a calendar as who has ``role`` sees it."""
    return f'"{state}-{calendar.modseq}-{role}"'


def _head(sheet: Sheet, calendar: Calendar) -> bytes:
    return sheet.head(
        name=calendar.name,
        description=calendar.description or None,
        color=calendar.color,
        time_zone=calendar.zone,
    )
