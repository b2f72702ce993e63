"""What somebody does with their shelf: say how they like to see what is on it, and take things down."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

from agenda.access.service import role_of
from agenda.calendars.model import Calendar
from agenda.people.model import Colleague
from agenda.shelves.model import NotOnShelf, OwnStays, Preferences, Shelved
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.etags import IfMatch
from kernel.journal import Changes
from kernel.pages import Listing, Page


class Place(NamedTuple):
    """What there is to know of one place on a shelf."""

    shelved: Shelved | None
    calendar: Calendar | None
    colleague: Colleague | None


class ShelfStore(Protocol):
    def look(self, workspace: WorkspaceId, person: PersonId, thing_id: str) -> Place:
        """What is there, in one round trip."""

    def page(self, workspace: WorkspaceId, person: PersonId, page: Page) -> Listing[Shelved]: ...
    def changes(self, workspace: WorkspaceId, person: PersonId, since: str, limit: int) -> Changes: ...
    def put(self, workspace: WorkspaceId, person: PersonId, thing: Shelved) -> Shelved:
        """Keep what is said of a thing, whether it is on the shelf or not."""

    def change(
        self,
        workspace: WorkspaceId,
        person: PersonId,
        thing_id: str,
        edit: Callable[[Shelved], Shelved],
        expected: IfMatch,
    ) -> Shelved: ...
    def leave(
        self,
        workspace: WorkspaceId,
        person: PersonId,
        place: Place,
        edit: Callable[[Calendar], Calendar],
        *,
        seen: bool,
    ) -> None:
        """Change the calendar and take it down, at once; of one that is not ``seen`` any more nothing stays."""


@dataclass(frozen=True, slots=True)
class Shelves:
    store: ShelfStore
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def page(self, caller: Caller, page: Page) -> Listing[Shelved]:
        return self.store.page(caller.workspace, caller.person, page)

    def changes(self, caller: Caller, since: str, limit: int) -> Changes:
        return self.store.changes(caller.workspace, caller.person, since, limit)

    def put(self, caller: Caller, thing_id: str, said: Preferences, expected: IfMatch) -> Shelved:
        """Say how one likes to see something; what was taken down is put back."""
        there = self.store.look(caller.workspace, caller.person, thing_id)
        if there.shelved is None and not _visible(caller, there):
            raise NotOnShelf("you see no such calendar or project")
        if there.shelved is None:
            expected.demand(0)
            return self.store.put(caller.workspace, caller.person, Shelved(thing_id=thing_id).preferring(said))
        return self.store.change(caller.workspace, caller.person, thing_id, lambda it: it.preferring(said), expected)

    def leave(self, caller: Caller, thing_id: str) -> None:
        """Take something down. If it is shared with the caller, that ends; if with their group, it is remembered."""
        there = self.store.look(caller.workspace, caller.person, thing_id)
        calendar = there.calendar
        if calendar and calendar.owner == caller.person:
            raise OwnStays("this is your own: hide it, or delete it")
        if calendar is None or calendar.left(caller.person) == calendar:
            self.store.change(caller.workspace, caller.person, thing_id, Shelved.taken_down, IfMatch())
            return
        now = self.now()
        seen = role_of(caller, calendar.left(caller.person), there.colleague) is not None

        def left(it: Calendar) -> Calendar:
            return it.left(caller.person).by(caller, now, it)

        self.store.leave(caller.workspace, caller.person, there, left, seen=seen)


def _visible(caller: Caller, there: Place) -> bool:
    calendar = there.calendar
    return calendar is not None and not calendar.trashed and role_of(caller, calendar, there.colleague) is not None
