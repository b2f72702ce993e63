"""What people do with filters of their own."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from agenda.filters.model import MOST, Filter, Found, TooManyFilters, Wanted, shown
from agenda.projects.holding import Holding
from agenda.tasks.model import StoredTask
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.etags import IfMatch
from kernel.ids import new_id
from kernel.once import Once
from kernel.pages import Listing, Page


class FilterStore(Protocol):
    """Where filters are kept, person by person, and what they look through."""

    def create(self, workspace: WorkspaceId, person: PersonId, made: Filter, once: Once) -> Filter: ...
    def get(self, workspace: WorkspaceId, person: PersonId, filter_id: str) -> Filter: ...
    def page(self, workspace: WorkspaceId, person: PersonId, page: Page) -> Listing[Filter]: ...
    def replace(
        self, workspace: WorkspaceId, person: PersonId, filter_id: str, wanted: Wanted, expected: IfMatch
    ) -> Filter: ...
    def delete(self, workspace: WorkspaceId, person: PersonId, filter_id: str, expected: IfMatch) -> None: ...
    def shelved(self, workspace: WorkspaceId, person: PersonId) -> list[str]:
        """The projects on somebody's shelf."""

    def within(self, workspace: WorkspaceId, project_ids: Sequence[str], *, done: bool) -> Iterable[StoredTask]:
        """What is to be done in these projects, or what is done there."""


@dataclass(frozen=True, slots=True)
class Filters:
    store: FilterStore
    holding: Holding
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_id: Callable[[], str] = new_id

    def create(self, caller: Caller, wanted: Wanted, once: Once) -> Filter:
        if len(self.store.page(caller.workspace, caller.person, Page(limit=MOST)).items) >= MOST:
            raise TooManyFilters(f"you have {MOST} filters; delete one that you do not need first")
        return self.store.create(caller.workspace, caller.person, Filter(filter_id=self.new_id(), wanted=wanted), once)

    def page(self, caller: Caller, page: Page) -> Listing[Filter]:
        return self.store.page(caller.workspace, caller.person, page)

    def replace(self, caller: Caller, filter_id: str, wanted: Wanted, expected: IfMatch) -> Filter:
        return self.store.replace(caller.workspace, caller.person, filter_id, wanted, expected)

    def delete(self, caller: Caller, filter_id: str, expected: IfMatch) -> None:
        self.store.delete(caller.workspace, caller.person, filter_id, expected)

    def show(self, caller: Caller, filter_id: str) -> Found:
        """What it shows now, of the projects that the caller sees now and that go on."""
        workspace, person = caller.workspace, caller.person
        wanted = self.store.get(workspace, person, filter_id).wanted
        projects = [str(each) for each in wanted.projects] or self.store.shelved(workspace, person)
        held = self.holding.to(caller, projects)
        going = sorted(each for each, it in held.items() if not (it.project.archived or it.project.template))
        zone = held[going[0]].zone(person) if going else "UTC"
        tasks = self.store.within(workspace, going, done=wanted.done)
        return shown(wanted, tasks, person, self.now(), zone)
