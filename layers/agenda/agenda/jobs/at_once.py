"""Imports and exports that are done while somebody waits: what is kept of them is that they were, and what came of it.

So the audit log hears of them as of those that take a while, from the same rows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from agenda.calendars.model import Calendar
from agenda.files.model import Imported, named
from agenda.jobs.model import SHOWN, Counts, Job, Kept, Work
from agenda.jobs.standing import whence
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.ids import new_id


class JobStore(Protocol):
    def create(self, workspace: WorkspaceId, person: PersonId, kept: Kept) -> Kept: ...
    def change(self, workspace: WorkspaceId, person: PersonId, job_id: str, edit: Callable[[Kept], Kept]) -> Kept: ...


@dataclass(frozen=True, slots=True)
class AtOnce:
    store: JobStore
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_id: Callable[[], str] = new_id

    def exported(self, caller: Caller, calendar: Calendar, size: int, count: int) -> None:
        """Somebody is about to get all of a calendar."""
        said = {"status": "done", "counts": Counts(found=count, seen=count)}
        self._kept(caller, calendar, kind="export", size=size, **said)

    def importing(self, caller: Caller, calendar: Calendar, size: int, count: int) -> str:
        """Somebody is about to bring so many events into a calendar."""
        said = {"status": "writing", "counts": Counts(found=count)}
        return self._kept(caller, calendar, kind="import", size=size, **said).job.job_id

    def imported(self, caller: Caller, job_id: str, came: Imported) -> None:
        """What came of that."""
        outcomes = came.model_dump(include={"created", "updated", "unchanged", "left_out"})

        def done(kept: Kept) -> Kept:
            said = {"problems": tuple(came.problems[:SHOWN]), "notes": tuple(dict.fromkeys(came.notes))[:SHOWN]}
            counts = Counts(found=kept.job.counts.found, seen=kept.job.counts.found, **outcomes)
            return kept.moved(self.now(), kept.work, status="done", counts=counts, **said)

        self.store.change(caller.workspace, caller.person, job_id, done)

    def _kept(self, caller: Caller, calendar: Calendar, **said: Any) -> Kept:
        now, whose = self.now(), {"calendar_id": calendar.calendar_id, "name": named(calendar.name)}
        job = Job(job_id=self.new_id(), asked=now, moved=now, **whose, **said)
        return self.store.create(caller.workspace, caller.person, Kept(job=job, work=Work(said=whence(caller, now))))
