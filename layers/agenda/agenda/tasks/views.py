"""What somebody has to see to, in all projects."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from agenda.projects.holding import Holding
from agenda.tasks.model import StoredTask
from agenda.tasks.service import Mine
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.pages import Listing, Page

AT_ONCE = 100
"""So many rows are read at once."""

USUAL = timedelta(days=7)


class DueStore(Protocol):
    def mine(self, workspace: WorkspaceId, person: PersonId, before: datetime, page: Page) -> Mine:
        """Where that is which somebody has to see to before then, the earliest first."""

    def ahead(
        self, workspace: WorkspaceId, person: PersonId, where: list[tuple[str, str]]
    ) -> AbstractContextManager[None]:
        """Read these tasks within the block, and what their projects allow somebody, in one round trip."""

    def those(self, where: list[tuple[str, str]]) -> list[StoredTask]:
        """Those of the tasks that are there, as they are now."""


@dataclass(frozen=True, slots=True)
class Due:
    store: DueStore
    holding: Holding
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def page(self, caller: Caller, before: datetime | None, page: Page) -> Listing[StoredTask]:
        """What the caller has to see to before then, what is overdue first; two round trips, whatever there is.

        Assigned to the caller, or made by them and assigned to nobody. The index may lag behind by a moment; how a task
        is, and who may see it, is read as it is now.
        """
        asked = page._replace(limit=min(page.limit, AT_ONCE))
        found = self.store.mine(caller.workspace, caller.person, before or self.now() + USUAL, asked)
        if not found.keys:
            return asked.listing([], found.position)
        with self.store.ahead(caller.workspace, caller.person, found.keys):
            tasks = self.store.those(found.keys)
            held = self.holding.to(caller, {it.project_id for it in tasks})
        going = {each for each, it in held.items() if not (it.project.archived or it.project.template)}
        shown = [it for it in tasks if it.task.open and it.whose == caller.person and it.project_id in going]
        return asked.listing(shown, found.position)
