"""Asking for imports and exports, and seeing how far they are."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Protocol

from agenda.access.service import MANAGES, Access
from agenda.attachments.model import SIGNED
from agenda.attachments.service import Upload
from agenda.events.model import written_by_people
from agenda.files.model import named
from agenda.jobs.bucket import UPLOAD
from agenda.jobs.model import ImportDraft, ImportPlace, Job, Kept, NothingToFetch, NotUploaded, Start, Work
from agenda.jobs.standing import whence
from agenda.sharing import demand
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.ids import new_id
from kernel.journal import Changes
from kernel.journal.ahead import Place
from kernel.pages import Listing, Page

FILES = {"import": "report.txt", "export": "calendar.ics"}
"""What there is to fetch of each."""


class JobStore(Protocol):
    """Where jobs are kept."""

    def mine(self, workspace: WorkspaceId, person: PersonId, job_id: str) -> list[Place]: ...
    def ahead(self, workspace: WorkspaceId, person: PersonId, job_id: str) -> AbstractContextManager[None]:
        """Read it now, for all that want it within the block."""

    def create(self, workspace: WorkspaceId, person: PersonId, kept: Kept) -> Kept: ...
    def get(self, workspace: WorkspaceId, person: PersonId, job_id: str) -> Kept: ...
    def change(self, workspace: WorkspaceId, person: PersonId, job_id: str, edit: Callable[[Kept], Kept]) -> Kept: ...
    def page(self, workspace: WorkspaceId, person: PersonId, page: Page) -> Listing[Kept]: ...
    def changes(self, workspace: WorkspaceId, person: PersonId, since: str, limit: int) -> Changes: ...


class Shelf(Protocol):
    """Where the files of jobs lie."""

    def place(self, workspace: WorkspaceId, job_id: str, wanted: ImportDraft) -> Upload: ...
    def there(self, workspace: WorkspaceId, job_id: str, name: str) -> bool: ...
    def link(self, workspace: WorkspaceId, job_id: str, name: str, called: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Jobs:
    store: JobStore
    shelf: Shelf
    access: Access
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_id: Callable[[], str] = new_id

    def begin(self, caller: Caller, calendar_id: str, wanted: ImportDraft) -> ImportPlace:
        """Say where a file goes that is to be brought into a calendar."""
        now, job_id = self.now(), self.new_id()
        said = {"calendar_id": calendar_id, "name": wanted.name, "size": wanted.size, "asked": now, "moved": now}
        kept = Kept(job=Job(job_id=job_id, kind="import", status="waiting", **said))
        also = self.store.mine(caller.workspace, caller.person, job_id)
        with self.access.entered(caller, [calendar_id], "write", also) as held:
            written_by_people(held[calendar_id].calendar)
            made = self.store.create(caller.workspace, caller.person, kept).job
        upload = self.shelf.place(caller.workspace, job_id, wanted)
        until = now + timedelta(seconds=SIGNED)
        return ImportPlace(job=made, upload=upload.link, headers=upload.headers, until=until)

    def start(self, caller: Caller, job_id: str, how: Start) -> Job:
        """Let an import go on whose file has come, or that was only looked at; what they may, every step asks anew."""
        now = self.now()
        with self.store.ahead(caller.workspace, caller.person, job_id):
            job = self.store.get(caller.workspace, caller.person, job_id).job
            with self.access.entered(caller, [job.calendar_id], "write", ()) as held:
                written_by_people(held[job.calendar_id].calendar)
                been = self._standing(caller)
            if job.status == "waiting" and not self.shelf.there(caller.workspace, job_id, UPLOAD):
                raise NotUploaded("the file of this import has not come; upload it first, or begin again")
            edit = partial(Kept.started, now=now, preview=how.preview, **been)
            return self.store.change(caller.workspace, caller.person, job_id, edit).job

    def export(self, caller: Caller, calendar_id: str) -> Job:
        """Ask for all of a calendar as a file, as far as the caller may see it."""
        now, job_id = self.now(), self.new_id()
        also = self.store.mine(caller.workspace, caller.person, job_id)
        with self.access.entered(caller, [calendar_id], "free-busy", also) as held:
            calendar, role, *_ = held[calendar_id]
            said = {"calendar_id": calendar_id, "name": named(calendar.name), "asked": now, "moved": now}
            job = Job(job_id=job_id, kind="export", status="writing", **said)
            work = Work(step=1, role=role, **self._standing(caller))
            return self.store.create(caller.workspace, caller.person, Kept(job=job, work=work)).job

    def _standing(self, caller: Caller) -> dict[str, Any]:
        """Whether whoever asks looks after what is the workspace's own; and for the audit log, who it is."""
        return {"manages": MANAGES in caller.scopes, "said": whence(caller, self.now())}

    def get(self, caller: Caller, job_id: str) -> Job:
        return self.store.get(caller.workspace, caller.person, job_id).job.shown(self.now())

    def page(self, caller: Caller, page: Page) -> Listing[Job]:
        """All that somebody asked for within a month, the newest first."""
        listing, now = self.store.page(caller.workspace, caller.person, page), self.now()
        return Listing(items=[each.job.shown(now) for each in listing.items], next=listing.next)

    def changes(self, caller: Caller, since: str, limit: int) -> Changes:
        return self.store.changes(caller.workspace, caller.person, since, limit)

    def cancel(self, caller: Caller, job_id: str) -> Job:
        """Let it go no further; what an import has written stays."""
        now = self.now()
        return self.store.change(caller.workspace, caller.person, job_id, lambda it: it.cancelled(now)).job

    def fetch(self, caller: Caller, job_id: str) -> str:
        """A link to the file that was made, or to a long report."""
        kept = self.store.get(caller.workspace, caller.person, job_id)
        job, name = kept.job, FILES[kept.job.kind]
        if job.kind == "export":  # what somebody may not see any more they do not get
            demand(self.access.demand(caller, job.calendar_id, "free-busy").role, kept.work.role)
        if not job.file or not self.shelf.there(caller.workspace, job_id, name):
            raise NothingToFetch("there is no file: it is not ready, there is no more to tell, or its week is over")
        return self.shelf.link(caller.workspace, job_id, name, job.name if job.kind == "export" else f"{job.name}.txt")
