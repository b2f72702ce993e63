"""The project that everybody has without beginning one: where everything lands that says no project."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from agenda.people.model import Colleague
from agenda.projects.model import Project, inbox_of, new_inbox
from kernel.callers import WorkspaceId
from kernel.journal import AlreadyExists
from kernel.once import NEVER, Once


class InboxStore(Protocol):
    def find(self, workspace: WorkspaceId, project_ids: Iterable[str]) -> dict[str, Project]: ...
    def create(self, workspace: WorkspaceId, project: Project, once: Once) -> Project:
        """Keep a new project, and put it on the shelf of whose it is."""


@dataclass(frozen=True, slots=True)
class Inboxes:
    store: InboxStore
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def of(self, workspace: WorkspaceId, colleague: Colleague) -> Project:
        """Somebody's inbox, which is made if it is not there."""
        wanted = inbox_of(workspace, colleague)
        there = self.store.find(workspace, [wanted])
        if wanted not in there:
            with suppress(AlreadyExists):  # somebody was faster
                return self.store.create(workspace, new_inbox(workspace, colleague, self.now()), NEVER)
            there = self.store.find(workspace, [wanted])
        return there[wanted]
