"""What people look up about events: one, all of a calendar, what changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from agenda.access.service import Access
from agenda.events.model import CalendarEvent, Ref, no_such_event
from agenda.events.seeing import shown
from agenda.sharing import Role
from kernel.callers import Caller, WorkspaceId
from kernel.journal import Changes
from kernel.journal.ahead import Place
from kernel.pages import Listing, Page


class Records(Protocol):
    """Where events are looked up."""

    def places(self, workspace: WorkspaceId, calendars: Iterable[str], *event_ids: str) -> list[Place]: ...
    def get(self, workspace: WorkspaceId, ref: Ref) -> CalendarEvent: ...
    def page(self, workspace: WorkspaceId, calendar_id: str, page: Page) -> Listing[CalendarEvent]: ...
    def thrown_away(self, workspace: WorkspaceId, calendar_id: str, page: Page) -> Listing[CalendarEvent]: ...
    def changes(self, workspace: WorkspaceId, calendar_id: str, since: str, limit: int) -> Changes: ...


@dataclass(frozen=True, slots=True)
class Looking:
    records: Records
    access: Access

    def get(self, caller: Caller, ref: Ref) -> CalendarEvent:
        """The event, as far as the caller may see it."""
        also = self.records.places(caller.workspace, [ref.calendar_id], ref.event_id)
        with self.access.entered(caller, [ref.calendar_id], "free-busy", also) as held:
            seen = shown(self.records.get(caller.workspace, ref), held[ref.calendar_id].role)
        if seen is None:
            raise no_such_event(ref.event_id)
        return seen

    def page(self, caller: Caller, calendar_id: str, page: Page) -> Listing[CalendarEvent]:
        """All that is in a calendar, series as what they are, in no order that means anything."""
        role = self.access.demand(caller, calendar_id, "free-busy").role
        return _all_shown(self.records.page(caller.workspace, calendar_id, page), role)

    def thrown_away(self, caller: Caller, calendar_id: str, page: Page) -> Listing[CalendarEvent]:
        """What lies in the trash of a calendar."""
        self.access.demand(caller, calendar_id, "write")
        return self.records.thrown_away(caller.workspace, calendar_id, page)

    def changes(self, caller: Caller, calendar_id: str, since: str, limit: int) -> Changes:
        """What changed in a calendar since a state that the client knows."""
        also = self.records.places(caller.workspace, [calendar_id])
        with self.access.entered(caller, [calendar_id], "free-busy", also):
            return self.records.changes(caller.workspace, calendar_id, since, limit)


def _all_shown(listing: Listing[CalendarEvent], role: Role) -> Listing[CalendarEvent]:
    visible = (shown(it, role) for it in listing.items)
    return Listing(items=[it for it in visible if it is not None], next=listing.next)
