"""What operators do with incidents."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.ids import new_id
from kernel.journal import Changes, IfMatch
from kernel.once import Once
from kernel.pages import MOST, Listing, Page
from ops.incidents.model import Incident, IncidentDraft, IncidentId, IncidentNote, IncidentUpdate, Left


class IncidentStore(Protocol):
    """Where incidents are kept; those of one workspace apart from all others."""

    def create(self, workspace: WorkspaceId, incident: Incident, once: Once) -> Incident: ...
    def change(
        self, workspace: WorkspaceId, incident_id: IncidentId, edit: Callable[[Incident], Incident], expected: IfMatch
    ) -> Incident: ...
    def delete(
        self, workspace: WorkspaceId, incident_id: IncidentId, expected: IfMatch, by: PersonId, at: datetime
    ) -> None:
        """Delete it, and keep who did that, and when, for the audit log."""

    def get(self, workspace: WorkspaceId, incident_id: IncidentId) -> Incident: ...
    def page(self, workspace: WorkspaceId, page: Page) -> Listing[Incident]: ...
    def changes(self, workspace: WorkspaceId, since: str, limit: int) -> Changes: ...
    def state(self, workspace: WorkspaceId) -> str: ...
    def lately(
        self, workspace: WorkspaceId, since: datetime, changed: Collection[IncidentId] = ()
    ) -> list[Incident]: ...
    def forget(self, workspace: WorkspaceId) -> None:
        """Leave nothing of a workspace, neither tombstones nor its state, but how many incidents there were."""

    def left(self, workspace: WorkspaceId, pages: int) -> Left:
        """How many there were, and how many pages when that was first asked."""

    def forgotten(self, workspace: WorkspaceId) -> None:
        """Leave not even that."""


@dataclass(frozen=True, slots=True)
class Incidents:
    store: IncidentStore
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_id: Callable[[], str] = new_id

    def open(self, caller: Caller, draft: IncidentDraft, once: Once) -> Incident:
        """Say that something is wrong."""
        incident = Incident.open(draft, IncidentId(self.new_id()), caller.person, self.now())
        return self.store.create(caller.workspace, incident, once)

    def update(self, caller: Caller, incident_id: IncidentId, update: IncidentUpdate, expected: IfMatch) -> Incident:
        """Say how it goes on."""
        return self.store.change(
            caller.workspace, incident_id, lambda it: it.updated(update, caller.person, self.now()), expected
        )

    def resolve(self, caller: Caller, incident_id: IncidentId, note: IncidentNote, expected: IfMatch) -> Incident:
        """Say that it is over."""
        return self.store.change(
            caller.workspace, incident_id, lambda it: it.ended(note, caller.person, self.now()), expected
        )

    def remove(self, caller: Caller, incident_id: IncidentId, expected: IfMatch) -> None:
        """Take back an incident that was none."""
        self.store.delete(caller.workspace, incident_id, expected, caller.person, self.now())

    def get(self, workspace: WorkspaceId, incident_id: IncidentId) -> Incident:
        return self.store.get(workspace, incident_id)

    def page(self, workspace: WorkspaceId, page: Page) -> Listing[Incident]:
        """Incidents, the newest first."""
        return self.store.page(workspace, page)

    def all(self, workspace: WorkspaceId) -> Iterator[Incident]:
        """Every incident, the newest first."""
        page: Page | None = Page(limit=MOST)
        while page:
            listing = self.store.page(workspace, page)
            yield from listing.items
            page = Page(limit=MOST, cursor=listing.next) if listing.next else None

    def changes(self, workspace: WorkspaceId, since: str, limit: int) -> Changes:
        """What happened since ``since``."""
        return self.store.changes(workspace, since, limit)

    def state(self, workspace: WorkspaceId) -> str:
        """The state that the workspace is in; another one after any change."""
        return self.store.state(workspace)

    def lately(self, workspace: WorkspaceId, since: datetime, changed: Collection[IncidentId] = ()) -> list[Incident]:
        """What is open, and what ended since then, the newest first.

        What began before ``since`` is looked up in an index, which may lag behind by a moment; say what ``changed``
        in that moment, and it is seen.
        """
        return self.store.lately(workspace, since, changed)

    def forget(self, workspace: WorkspaceId, pages: int) -> Left:
        """Let go of all incidents of a workspace that is no more; how many, and how many pages, is kept to be told."""
        self.store.forget(workspace)
        return self.store.left(workspace, pages)

    def forgotten(self, workspace: WorkspaceId) -> None:
        """Let go of that, too."""
        self.store.forgotten(workspace)
