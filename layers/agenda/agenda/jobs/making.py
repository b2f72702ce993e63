"""Making a file of a whole calendar, however large: in one step, in little memory. Done again, it is made anew."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from tempfile import TemporaryFile
from typing import IO, Protocol

from agenda.access.service import Access
from agenda.calendars.model import Calendar
from agenda.events.model import CalendarEvent
from agenda.events.seeing import seen
from agenda.files.model import FileTooLarge
from agenda.files.quiet import named
from agenda.ics.writing.file import END, Sheet
from agenda.jobs.model import Counts, Kept, Step
from agenda.jobs.service import FILES
from agenda.sharing import Role
from kernel.callers import Caller, PersonId, WorkspaceId

LARGEST = 200 * 1024 * 1024
"""Bytes of a file; it lies on a disk of half a gigabyte, twice."""
AT_ONCE = 2000
"""Events, after which it is told how far it is."""


class Records(Protocol):
    def whole(self, workspace: WorkspaceId, calendar_id: str) -> Iterator[CalendarEvent]: ...


class JobStore(Protocol):
    def change(self, workspace: WorkspaceId, person: PersonId, job_id: str, edit: Callable[[Kept], Kept]) -> Kept: ...


class Shelf(Protocol):
    def put(self, workspace: WorkspaceId, job_id: str, name: str, data: object, media_type: str = ...) -> None: ...


@dataclass(frozen=True, slots=True)
class Making:
    store: JobStore
    shelf: Shelf
    access: Access
    records: Records
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def step(self, step: Step, kept: Kept, caller: Caller) -> None:
        calendar, role, *_ = self.access.demand(caller, kept.job.calendar_id, "free-busy")
        with TemporaryFile() as body, TemporaryFile() as file:
            sheet = Sheet()
            count = self._body(step, kept, role, sheet, body)
            file.write(_head(sheet, calendar))
            body.seek(0)
            shutil.copyfileobj(body, file)
            file.write(END)
            size = file.tell()
            file.seek(0)
            self.shelf.put(step.workspace, step.job_id, FILES["export"], file, "text/calendar; charset=utf-8")
        work = kept.work.model_copy(update={"role": role, "step": kept.work.step + 1})
        said = {"status": "done", "counts": Counts(found=count, seen=count), "size": size, "file": True}
        self._changed(step, lambda it: it.at(kept.work).moved(self.now(), work, **said))

    def _body(self, step: Step, kept: Kept, role: Role, sheet: Sheet, body: IO[bytes]) -> int:
        """All that they may see, and how much that is."""
        count = 0
        for it in self.records.whole(step.workspace, kept.job.calendar_id):
            if (said := seen(it.event, role)) is None:
                continue
            body.write(sheet.add(named(said)))
            count += 1
            if body.tell() > LARGEST:
                raise FileTooLarge(
                    f"this calendar is larger than {LARGEST >> 20} MB as a file; take the workspace along"
                )
            if count % AT_ONCE == 0:
                self._seen(step, kept, count)
        return count

    def _seen(self, step: Step, kept: Kept, count: int) -> None:
        said = {"counts": Counts(found=count, seen=count)}
        self._changed(step, lambda it: it.at(kept.work).moved(self.now(), it.work, **said))

    def _changed(self, step: Step, edit: Callable[[Kept], Kept]) -> None:
        self.store.change(step.workspace, step.person, step.job_id, edit)


def _head(sheet: Sheet, calendar: Calendar) -> bytes:
    return sheet.head(
        name=calendar.name,
        description=calendar.description or None,
        color=calendar.color,
        time_zone=calendar.zone,
    )
