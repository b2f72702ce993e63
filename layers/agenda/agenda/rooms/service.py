"""Setting up rooms and resources, changing them, looking them up."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from agenda.access.service import role_of
from agenda.calendars.model import Calendar, NoSuchCalendar
from agenda.calendars.service import Looked
from agenda.people.model import Colleague
from agenda.rooms.looks import (
    KINDS,
    MOST_ROOMS,
    RoomDraft,
    RoomFilter,
    RoomList,
    RoomUpdate,
    RoomView,
    TooManyRooms,
    bookable,
    books,
    no_such_room,
    room_view,
)
from agenda.sharing.groups import Groups, lacking
from agenda.sharing.model import addressee, no_group_there, nobody_there, reached
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.etags import IfMatch
from kernel.ids import new_id
from kernel.once import Once


class Registry(Protocol):
    """Where rooms are kept: they are calendars."""

    def create(self, workspace: WorkspaceId, calendar: Calendar, once: Once) -> Calendar: ...
    def look(
        self, workspace: WorkspaceId, person: PersonId, calendar_ids: Iterable[str], *, shelf: bool = True
    ) -> Looked: ...
    def listed(self, workspace: WorkspaceId, what: str) -> Iterator[Calendar]: ...
    def change(
        self, workspace: WorkspaceId, calendar_id: str, edit: Callable[[Calendar], Calendar], expected: IfMatch
    ) -> Calendar: ...


class Doorplates(Protocol):
    def put_up(self, workspace: WorkspaceId, room_id: str) -> None:
        """Let letters from outside find it."""


class People(Protocol):
    def find(self, workspace: WorkspaceId, people: Iterable[PersonId]) -> Mapping[PersonId, Colleague]: ...


@dataclass(frozen=True, slots=True)
class Rooms:
    registry: Registry
    doorplates: Doorplates
    people: People
    groups: Groups
    domain: str = ""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_id: Callable[[], str] = new_id

    def create(self, caller: Caller, draft: RoomDraft, once: Once) -> RoomView:
        """Set one up; it is the workspace's own."""
        if sum(1 for _ in self._all(caller.workspace)) >= MOST_ROOMS:
            raise TooManyRooms(f"there are {MOST_ROOMS} rooms and resources; delete one that nobody needs first")
        looked = self.registry.look(caller.workspace, caller.person, (), shelf=False)
        zone = looked.colleague.zone if looked.colleague else "UTC"
        self._demand_bookers(caller, draft.bookers)
        made = draft.calendar(self.new_id(), zone, self.now()).by(caller, self.now())
        kept = self.registry.create(caller.workspace, made, once)
        self.doorplates.put_up(caller.workspace, kept.calendar_id)
        return self._shown(caller, looked.colleague, kept)

    def get(self, caller: Caller, room_id: str) -> RoomView:
        looked = self.registry.look(caller.workspace, caller.person, [room_id], shelf=False)
        it = looked.calendars.get(room_id)
        if it is None or not _there(it):
            raise no_such_room()
        return self._seen(caller, looked.colleague, it)

    def all(self, caller: Caller, wanted: RoomFilter) -> RoomList:
        """Those that the caller may know of."""
        colleague = self.registry.look(caller.workspace, caller.person, (), shelf=False).colleague
        found = (each for each in self._all(caller.workspace) if wanted.takes(each.kind, bookable(each)))
        shown = [self._shown(caller, colleague, each) for each in found]
        visible = (each for each in shown if each.role is not None or each.yours)
        return RoomList(items=tuple(sorted(visible, key=lambda it: (it.name.casefold(), it.room_id))))

    def update(self, caller: Caller, room_id: str, update: RoomUpdate, expected: IfMatch) -> RoomView:
        """What is booked stays booked; whatever is asked from now on is answered by what holds from now on."""
        looked = self.registry.look(caller.workspace, caller.person, [room_id], shelf=False)
        known = bookable(looked.calendars[room_id]).bookers if room_id in looked.calendars else ()
        self._demand_bookers(caller, {*(update.bookers or ())} - {*known})
        kept = self._changed(caller, room_id, update.of, expected)
        return self._shown(caller, looked.colleague, kept)

    def delete(self, caller: Caller, room_id: str, expected: IfMatch) -> None:
        """Put it into the trash, where it stays for thirty days."""
        self._changed(caller, room_id, lambda it: it.thrown_away(self.now()), expected)

    def _demand_bookers(self, caller: Caller, bookers: Collection[str]) -> None:
        """Raise ``NobodyThere`` or ``NoGroupThere`` unless all are there who are to book it."""
        wanted = {found for each in bookers if (found := addressee(each))}
        known = self.people.find(caller.workspace, wanted) if wanted else {}
        if any(each not in known or known[each].status == "gone" for each in wanted):
            raise nobody_there("bookers")
        if lacking(self.groups, caller, bookers):
            raise no_group_there("bookers")

    def _changed(
        self, caller: Caller, room_id: str, edit: Callable[[Calendar], Calendar], expected: IfMatch
    ) -> Calendar:
        now = self.now()

        def edited(calendar: Calendar) -> Calendar:
            if not _there(calendar):
                raise no_such_room()
            return edit(calendar).by(caller, now, calendar)

        try:
            return self.registry.change(caller.workspace, room_id, edited, expected)
        except NoSuchCalendar:
            raise no_such_room() from None

    def _all(self, workspace: WorkspaceId) -> Iterator[Calendar]:
        return (each for kind in KINDS for each in self.registry.listed(workspace, kind) if _there(each))

    def _seen(self, caller: Caller, colleague: Colleague | None, it: Calendar) -> RoomView:
        shown = self._shown(caller, colleague, it)
        if shown.role is None and not shown.yours:
            raise no_such_room()
        return shown

    def _shown(self, caller: Caller, colleague: Colleague | None, it: Calendar) -> RoomView:
        reaching = reached(caller.person, colleague.groups if colleague else ())
        yours = books(bookable(it), caller.person, reaching)
        return room_view(it, role_of(caller, it, colleague), yours=yours, domain=self.domain)


def _there(calendar: Calendar) -> bool:
    return calendar.kind in KINDS and calendar.trashed is None
