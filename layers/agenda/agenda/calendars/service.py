"""What can be done with calendars, and by whom."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

from agenda.access.service import MANAGES, role_of
from agenda.calendars.model import (
    MOST_OF_A_PERSON,
    Calendar,
    CalendarDraft,
    CalendarUpdate,
    DefaultStays,
    TooManyCalendars,
    default_calendar,
    no_such_calendar,
)
from agenda.calendars.views import CalendarTrash, CalendarView, default_of, view
from agenda.people.model import Colleague
from agenda.sharing import NotAllowed, Role, demand
from agenda.sharing.changes import seen_of
from agenda.shelves.model import Shelved
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.errors import PreconditionFailed
from kernel.etags import IfMatch
from kernel.ids import new_id
from kernel.journal import AlreadyExists, Changes
from kernel.once import Once
from kernel.pages import Listing, Page


class Looked(NamedTuple):
    """What is there, as it is now."""

    calendars: dict[str, Calendar]
    colleague: Colleague | None
    """Who asks; ``None`` while nothing was told of them yet."""
    shelf: dict[str, Shelved]
    """What of it stands on their shelf."""


class CalendarStore(Protocol):
    """Where calendars are kept, and the shelves on which people have them."""

    def create(self, workspace: WorkspaceId, calendar: Calendar, once: Once) -> Calendar:
        """Keep a new calendar, and put it on the shelf of whose it is."""

    def look(
        self, workspace: WorkspaceId, person: PersonId, calendar_ids: Iterable[str], *, shelf: bool = True
    ) -> Looked:
        """What is needed to decide, in one round trip; without their ``shelf`` if that is known."""

    def change(
        self, workspace: WorkspaceId, calendar_id: str, edit: Callable[[Calendar], Calendar], expected: IfMatch
    ) -> Calendar: ...
    def owned(self, workspace: WorkspaceId, owner: PersonId | None) -> Iterator[Calendar]:
        """All that are somebody's, or the workspace's own; those in the trash as well."""

    def count(self, workspace: WorkspaceId, owner: PersonId) -> int:
        """How many are somebody's."""

    def shelf(self, workspace: WorkspaceId, person: PersonId, page: Page) -> Listing[Shelved]: ...
    def changes(self, workspace: WorkspaceId, since: str, limit: int) -> Changes: ...


@dataclass(frozen=True, slots=True)
class Calendars:
    store: CalendarStore
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_id: Callable[[], str] = new_id

    def create(self, caller: Caller, draft: CalendarDraft, once: Once) -> CalendarView:
        """Make a calendar of one's own."""
        if self.store.count(caller.workspace, caller.person) >= MOST_OF_A_PERSON:
            raise TooManyCalendars(f"you have {MOST_OF_A_PERSON} calendars; delete one that you do not need first")
        zone = draft.zone or self._zone(caller)
        said = draft.model_dump(exclude={"zone"}) | {"zone": zone}
        made = Calendar(calendar_id=self.new_id(), owner=caller.person, created=self.now(), **said)
        kept = self.store.create(caller.workspace, made, once)
        return view(kept, "admin", None, default=False)

    def get(self, caller: Caller, calendar_id: str) -> CalendarView:
        looked = self.store.look(caller.workspace, caller.person, [calendar_id])
        return _seen(caller, looked, _there(looked, calendar_id))

    def page(self, caller: Caller, page: Page, *, removed: bool = False) -> Listing[CalendarView]:
        """What is on the caller's shelf; the calendar that everybody has is made if it is not there yet."""
        shelved = self.store.shelf(caller.workspace, caller.person, page)
        wanted = [each for each in shelved.items if each.kind == "calendar" and (removed or not each.removed)]
        first = default_of(caller.workspace, caller.person, None)
        ids = {first, *(each.thing_id for each in wanted)}
        looked = self.store.look(caller.workspace, caller.person, ids, shelf=False)
        looked = looked._replace(shelf={each.thing_id: each for each in wanted})
        shown = [looked.calendars[each.thing_id] for each in wanted if each.thing_id in looked.calendars]
        if page.cursor is None and (made := self._first(caller, looked, first)):
            shown = [made, *shown]
        found = [_seen(caller, looked, each) for each in shown if _visible(caller, looked, each)]
        return Listing(items=found, next=shelved.next)

    def trash(self, caller: Caller) -> CalendarTrash:
        """What lies in the trash, of the caller's own and, for who looks after them, of the workspace's."""
        owners = [caller.person, *([None] if MANAGES in caller.scopes else [])]
        thrown = [each for owner in owners for each in self.store.owned(caller.workspace, owner) if each.trashed]
        thrown.sort(key=lambda each: (each.trashed or self.now(), each.calendar_id), reverse=True)
        return CalendarTrash(items=tuple(view(each, "admin", None, default=False) for each in thrown))

    def update(self, caller: Caller, calendar_id: str, update: CalendarUpdate, expected: IfMatch) -> CalendarView:
        return self.edit(caller, calendar_id, "admin", lambda it: it.updated(update), expected)

    def delete(self, caller: Caller, calendar_id: str, expected: IfMatch) -> None:
        """Put a calendar into the trash, where it stays for thirty days."""

        def thrown(calendar: Calendar) -> Calendar:
            _theirs(caller, calendar)
            return calendar.thrown_away(self.now())

        looked = self.store.look(caller.workspace, caller.person, [calendar_id])
        if calendar_id == default_of(caller.workspace, caller.person, looked.colleague):
            raise DefaultStays("this is the calendar that you always have; empty it, or hide it")
        self.store.change(caller.workspace, calendar_id, self._editing(caller, looked, "free-busy", thrown), expected)

    def restore(self, caller: Caller, calendar_id: str) -> CalendarView:
        """Take a calendar out of the trash."""

        def restored(calendar: Calendar) -> Calendar:
            if calendar.owner != caller.person and not (calendar.owner is None and MANAGES in caller.scopes):
                raise no_such_calendar()
            if calendar.over(self.now()):
                raise no_such_calendar()  # what was in it may be gone already
            return calendar.restored().by(caller, self.now())

        kept = self.store.change(caller.workspace, calendar_id, restored, IfMatch())
        return view(kept, "admin", None, default=False)

    def changes(self, caller: Caller, since: str, limit: int) -> Changes:
        """What happened to calendars that the caller sees; what they do not see any more counts as destroyed."""
        found = self.store.changes(caller.workspace, since, limit)
        looked = self.store.look(caller.workspace, caller.person, [*found.created, *found.updated, *found.destroyed])
        seen = {each for each, calendar in looked.calendars.items() if _visible(caller, looked, calendar)}
        return seen_of(found, seen, looked.shelf)

    def edit(
        self, caller: Caller, calendar_id: str, least: Role, edit: Callable[[Calendar], Calendar], expected: IfMatch
    ) -> CalendarView:
        """Keep what ``edit`` makes of a calendar, if the caller may do that much with it."""
        looked = self.store.look(caller.workspace, caller.person, [calendar_id])
        editing = self._editing(caller, looked, least, edit)
        try:
            kept = self.store.change(caller.workspace, calendar_id, editing, expected)
        except PreconditionFailed as failed:
            if isinstance(failed.held, Calendar):
                failed.shown = _seen(caller, looked, failed.held).model_dump(mode="json", by_alias=True)
            raise
        return _seen(caller, looked, kept)

    def _editing(
        self, caller: Caller, looked: Looked, least: Role, edit: Callable[[Calendar], Calendar]
    ) -> Callable[[Calendar], Calendar]:
        """The edit, if the caller may do that much with the calendar as it is by then."""
        now = self.now()

        def edited(calendar: Calendar) -> Calendar:
            if not _visible(caller, looked, calendar):
                raise no_such_calendar()
            demand(role_of(caller, calendar, looked.colleague), least)
            return edit(calendar).by(caller, now, calendar)

        return edited

    def _first(self, caller: Caller, looked: Looked, guessed: str) -> Calendar | None:
        """The calendar that everybody has, if it had to be made."""
        colleague = looked.colleague or Colleague(person=caller.person)
        wanted = colleague.default_calendar(caller.workspace)
        there = looked.calendars.keys()
        if wanted != guessed:
            there = self.store.look(caller.workspace, caller.person, [wanted]).calendars.keys()
        if wanted in there:
            return None
        try:
            return self.store.create(
                caller.workspace, default_calendar(caller.workspace, colleague, self.now()), Once()
            )
        except AlreadyExists:
            return None  # another request was faster; the next one shows it

    def _zone(self, caller: Caller) -> str:
        colleague = self.store.look(caller.workspace, caller.person, ()).colleague
        return colleague.zone if colleague else "UTC"


def _there(looked: Looked, calendar_id: str) -> Calendar:
    if calendar_id not in looked.calendars:
        raise no_such_calendar()
    return looked.calendars[calendar_id]


def _visible(caller: Caller, looked: Looked, calendar: Calendar) -> bool:
    return calendar.trashed is None and role_of(caller, calendar, looked.colleague) is not None


def _seen(caller: Caller, looked: Looked, calendar: Calendar) -> CalendarView:
    role = role_of(caller, calendar, looked.colleague)
    if role is None or calendar.trashed:
        raise no_such_calendar()
    default = calendar.calendar_id == default_of(caller.workspace, caller.person, looked.colleague)
    return view(calendar, role, looked.shelf.get(calendar.calendar_id), default=default)


def _theirs(caller: Caller, calendar: Calendar) -> None:
    if calendar.owner != caller.person and not (calendar.owner is None and MANAGES in caller.scopes):
        raise NotAllowed("only whose it is can do this; leave the calendar if you do not want to see it")
