"""Sharing calendars: letting people see them, and not any more."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

from agenda.access.service import role_of
from agenda.calendars.giving import RoomsStay, given
from agenda.calendars.model import Calendar, DefaultStays, no_such_calendar
from agenda.calendars.views import CalendarView, default_of, view
from agenda.people.model import Colleague
from agenda.sharing import NotAllowed, Share, demand
from agenda.sharing.groups import Groups, lacking
from agenda.sharing.model import addressee, no_group_there, nobody_there
from agenda.shelves.model import Shelved
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.etags import IfMatch


class Parties(NamedTuple):
    """Who shares something, and with whom."""

    sharer: Colleague | None
    addressee: Colleague | None = None
    shelved: Shelved | None = None
    """It stands on the shelf of whom it is shared with."""


class GrantStore(Protocol):
    def parties(self, workspace: WorkspaceId, sharer: PersonId, to: PersonId | None, calendar_id: str) -> Parties:
        """What is needed to decide, in one round trip."""

    def share(
        self,
        workspace: WorkspaceId,
        calendar_id: str,
        edit: Callable[[Calendar], Calendar],
        expected: IfMatch,
        to: PersonId | None,
    ) -> Calendar:
        """Change the calendar, and put it on that shelf if there is one, at once."""

    def unshare(
        self,
        workspace: WorkspaceId,
        calendar_id: str,
        edit: Callable[[Calendar], Calendar],
        expected: IfMatch,
        off: PersonId | None,
    ) -> Calendar:
        """The same, and take it down from that shelf."""


@dataclass(frozen=True, slots=True)
class Granting:
    store: GrantStore
    groups: Groups
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def share(self, caller: Caller, calendar_id: str, share: Share, expected: IfMatch) -> CalendarView:
        """Let somebody do something with a calendar, or something else than before."""
        to = addressee(share.to)
        parties = self.store.parties(caller.workspace, caller.person, to, calendar_id)
        nobody = to is not None and (parties.addressee is None or parties.addressee.status == "gone")
        nowhere = lacking(self.groups, caller, [share.to])

        def shared(calendar: Calendar) -> Calendar:
            if nobody:
                raise nobody_there("grantee")
            if nowhere:
                raise no_group_there("grantee")
            return calendar.shared(share)

        edit = _granting(caller, parties.sharer, self.now(), shared)
        missing = to if parties.shelved is None else None
        return self._shown(caller, parties, self.store.share(caller.workspace, calendar_id, edit, expected, missing))

    def unshare(self, caller: Caller, calendar_id: str, to: str, expected: IfMatch) -> CalendarView:
        """Take a share back."""
        whose = addressee(to)
        parties = self.store.parties(caller.workspace, caller.person, whose, calendar_id)
        edit = _granting(caller, parties.sharer, self.now(), lambda it: it.unshared(to))
        return self._shown(
            caller,
            parties,
            self.store.unshare(caller.workspace, calendar_id, edit, expected, whose if parties.shelved else None),
        )

    def give(self, caller: Caller, calendar_id: str, to: PersonId | None, expected: IfMatch) -> CalendarView:
        """Let what is the workspace's own be somebody's, or what is one's own somebody else's or the workspace's."""
        parties = self.store.parties(caller.workspace, caller.person, to, calendar_id)
        nobody = to is not None and (parties.addressee is None or not parties.addressee.here)
        default = default_of(caller.workspace, caller.person, parties.sharer)

        def edit(calendar: Calendar) -> Calendar:
            if nobody:
                raise nobody_there("person")
            if calendar.owner not in {None, caller.person}:
                raise NotAllowed("this is somebody's, and theirs to give")
            if calendar.kind in {"room", "resource"}:
                raise RoomsStay("a room is the workspace's own; share its calendar with who looks after it")
            if calendar_id == default and to != caller.person:
                raise DefaultStays("this is the calendar that you always have; give another one")
            return given(calendar, to)

        giving = _granting(caller, parties.sharer, self.now(), edit)
        missing = to if parties.shelved is None else None
        return self._shown(caller, parties, self.store.share(caller.workspace, calendar_id, giving, expected, missing))

    def _shown(self, caller: Caller, parties: Parties, kept: Calendar) -> CalendarView:
        """The calendar as the caller sees it, who may just have given their own role away."""
        role = role_of(caller, kept, parties.sharer) or "free-busy"
        default = kept.calendar_id == default_of(caller.workspace, caller.person, parties.sharer)
        return view(kept, role, None, default=default)


def _granting(
    caller: Caller, sharer: Colleague | None, now: datetime, edit: Callable[[Calendar], Calendar]
) -> Callable[[Calendar], Calendar]:
    def granted(calendar: Calendar) -> Calendar:
        role = role_of(caller, calendar, sharer)
        if calendar.trashed or role is None:
            raise no_such_calendar()
        demand(role, "admin")
        return edit(calendar).by(caller, now, calendar)

    return granted
