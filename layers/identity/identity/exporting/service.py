"""Asking for an export, and seeing how far it is."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from contracts.audit import Acted
from contracts.scopes import SCOPES
from identity.acts import by
from identity.audit.wanted import Wanted
from identity.exporting.model import KEPT, AuditExport, Export, File, Format, Kind, NoSuchExport, Task
from identity.letters import Post, Unreachable
from identity.letters.workspaces import export_ready
from identity.people import Member
from identity.roles.model import within
from identity.sessions.freshness import since
from identity.workspaces import Workspace
from identity.workspaces.looks import brand, reader
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.errors import NotFound
from kernel.ids import new_id
from kernel.journal import Along


class ExportStore(Protocol):
    def ask(self, task: Task, act: Acted, needed: tuple[Along, ...]) -> None: ...
    def get(self, workspace: WorkspaceId, export_id: str) -> Task: ...
    def fresh(self, caller: Caller, since: int) -> Along:
        """What fails unless the caller has shown who they are since then."""


class Files(Protocol):
    def files(self, folder: str) -> Iterator[File]: ...


@dataclass(frozen=True, slots=True)
class Exports:
    store: ExportStore
    files: Files
    now: Callable[[], float] = time.time
    new_id: Callable[[], str] = new_id

    def workspace(self, caller: Caller) -> Export:
        """Ask for everything of the workspace: only who may all of it, and has shown lately who they are."""
        within(caller, SCOPES)
        needed = (self.store.fresh(caller, since(self.now())),)
        return self._asked(caller, "workspace", "zip", Wanted(), needed)

    def audit(self, caller: Caller, wanted: AuditExport) -> Export:
        """Ask for the log of the workspace, or some of it."""
        return self._asked(caller, "audit", wanted.format, wanted.wanted(), ())

    def see(self, caller: Caller, export_id: str, kind: Kind) -> Export:
        """How far it is, and what can be fetched."""
        if kind == "workspace":  # what somebody may not see they shall not take along
            within(caller, SCOPES)
        task = self.store.get(caller.workspace, export_id)
        if task.export.kind != kind or task.export.expires < self._at():
            raise NoSuchExport("there is no such export, or its week is over")
        if task.export.status == "gathering" and task.work.given_up(self._at()):
            task = task.failed()
        return task.export.model_copy(update={"files": tuple(self.files.files(task.folder))})

    def _asked(self, caller: Caller, kind: Kind, form: Format, wanted: Wanted, needed: tuple[Along, ...]) -> Export:
        at = self._at()
        said = {"kind": kind, "format": form, "asked": at, "asked_by": caller.person, "expires": at + KEPT}
        export = Export(export_id=self.new_id(), **said)
        act = by(caller, f"{kind}.export", export.export_id, {"format": form, **wanted.narrows()})
        self.store.ask(Task(workspace=caller.workspace, export=export, wanted=wanted), act, needed)
        return export

    def _at(self) -> datetime:
        return datetime.fromtimestamp(self.now(), UTC)


class Homes(Protocol):
    def get(self, workspace: WorkspaceId) -> Workspace: ...
    def member(self, workspace: WorkspaceId, person: PersonId) -> Member: ...


class Sizes(Protocol):
    def size(self, key: str) -> int: ...


@dataclass(frozen=True, slots=True)
class News:
    """Tells whoever asked for an export that it is ready."""

    homes: Homes
    files: Sizes
    post: Post
    origin: str

    def ready(self, task: Task) -> None:
        export = task.export
        try:
            to = reader(self.homes.member(task.workspace, export.asked_by))
        except NotFound:
            return  # they have left; or it was a program
        looks = brand(self.homes.get(task.workspace), self.origin)
        log = export.kind == "audit"
        page = f"{self.origin}/audit/exports/" if log else f"{self.origin}/workspace/exports/"
        link = f"{page}{export.export_id}?workspace={task.workspace}"
        made, size = export.ready or export.asked, self.files.size(task.file)
        try:
            self.post.send(export_ready(to, looks, link=link, made=made, size=size, expires=export.expires, log=log))
        except Unreachable:
            return  # nor will it be the next time
