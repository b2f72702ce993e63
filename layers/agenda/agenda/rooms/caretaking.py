"""Looking after rooms: what waits for somebody to agree, agreeing and declining, and letting go of a room."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from agenda.access.service import Access, role_of
from agenda.calendars.model import Calendar
from agenda.events.model import CalendarEvent, EventId, no_such_event
from agenda.freebusy.spans import Span, joined, touched
from agenda.happenings.ahead import Ahead, Reach
from agenda.invitations.errands import Errand
from agenda.invitations.occurrences import happens, occurrence, rids
from agenda.invitations.parties import Json, key_of
from agenda.invitations.telling import Errands
from agenda.recurrence import Patience, TooDense
from agenda.rooms.addresses import room_address
from agenda.rooms.asking import OUTSIDE, alone, coming, stands, status, taken
from agenda.rooms.desk import ORIGIN, Known, Ledger
from agenda.rooms.looks import KINDS, bookable
from agenda.rooms.replying import GONE, Said, answer
from agenda.rooms.requests import AlreadyYours, Request, RequestDecision, RoomTaken, requests
from agenda.rooms.sources import Registry, Times
from agenda.sharing import allows
from contracts.agenda import CalendarChanged
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.errors import PreconditionFailed
from kernel.journal import AlreadyExists, StateChanged
from kernel.journal.attempts import Attempts
from kernel.pages import Listing, Page

_FAR = timedelta(days=3660)
"""So far one looks for what is booked."""

_AT_ONCE = 500
"""Events of each room that are looked at for one page of what waits."""


@dataclass(frozen=True, slots=True)
class Caretaking:
    registry: Registry
    ledger: Ledger
    times: Times
    access: Access
    errands: Errands
    domain: str = ""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def waiting(self, caller: Caller, page: Page) -> Listing[Request]:
        """What waits in the rooms that the caller looks after, the earliest first."""
        colleague = self.registry.look(caller.workspace, caller.person, (), shelf=False).colleague
        rooms = {
            each.calendar_id: each
            for kind in KINDS
            for each in self.registry.listed(caller.workspace, kind)
            if not each.trashed and allows(role_of(caller, each, colleague), "write") and _decided_by_people(each)
        }
        said, *after = page.position() or [self.now().isoformat()]  # whoever goes on sees it as it was at first
        now, since = (datetime.fromisoformat(each) for each in (said, after[0] if after else said))
        ahead = self._ahead(caller.workspace, sorted(rooms), Reach(now, since, now + _FAR, _AT_ONCE))
        found = [
            each
            for it in ahead.events
            for each in requests(rooms[it.calendar_id], it, self._me(it.calendar_id), now)
            if _place(each) > after and (ahead.until is None or each.begins < ahead.until)
        ]
        shown = sorted(found, key=_place)[: page.limit]
        rest = _place(shown[-1]) if len(shown) < len(found) else [ahead.until.isoformat()] if ahead.until else None
        return page.listing(shown, [said, *rest] if rest else None)

    def _ahead(self, workspace: WorkspaceId, room_ids: list[str], reach: Reach) -> Ahead:
        """What to look at, some of which is further on than where it was looked for."""
        while True:
            ahead = self.times.ahead(workspace, room_ids, reach)
            if ahead.until is None or ahead.until > reach.since:
                return ahead
            reach = reach._replace(most=2 * reach.most)

    def decide(self, caller: Caller, room_id: str, event_id: EventId, said: RequestDecision) -> None:
        """Say yes or no; the one who asked is told."""
        room = self.access.demand(caller, room_id, "write").calendar
        me, attempts = self._me(room_id), Attempts()
        while True:
            known = self.ledger.known(caller.workspace, room_id, event_id)
            if known.here is None or room.kind not in KINDS:
                raise no_such_event(event_id)
            event: dict[str, Any] = known.here.event
            messages = []
            for rid in _asked(event, me, said.rid):
                if said.accept:
                    self._demand_free(caller.workspace, room, known.here, rid)
                words = Said("accepted" if said.accept else "declined", said.comment)
                event, message = answer(event, me, words, self.now(), rid)
                messages.append(message)
            if not messages:
                raise no_such_event(event_id)
            try:
                self._keep(caller.workspace, room_id, known, event, caller.person)
            except (StateChanged, AlreadyExists, PreconditionFailed):
                attempts.again()
            else:
                break
        for each in messages:
            self.errands.put(Errand.of(caller.workspace, event_id, each))

    def follow(self, told: CalendarChanged) -> None:
        """Close a room that was thrown away; what is somebody's is none."""
        if told.trashed and told.owner is None:
            self.close(told.workspace, told.calendar_id)

    def close(self, workspace: WorkspaceId, room_id: str) -> None:
        """Tell all who booked a room that there is none any more; what is over stays in its calendar."""
        now, me = self.now(), self._me(room_id)
        for it in self.times.touching(workspace, [room_id], now, now + _FAR):
            attempts = Attempts()
            while not self._let_go(workspace, room_id, it.event_id, me):
                attempts.again()

    def _let_go(self, workspace: WorkspaceId, room_id: str, event_id: EventId, me: frozenset[str]) -> bool:
        """Told first, and then written: who is broken off says it twice, which is heard once."""
        known = self.ledger.known(workspace, room_id, event_id)
        if known.calendar is None or not known.calendar.trashed or known.calendar.kind not in KINDS:
            return True
        if known.here is None or self._over(known.here.event, known.calendar.zone):
            return True
        event: dict[str, Any] = known.here.event
        for rid in _asked(event, me, None):
            event, message = answer(event, me, Said("declined", GONE), self.now(), rid)
            self.errands.put(Errand.of(workspace, event_id, message))
        if event is known.here.event:
            return True
        try:
            self._keep(workspace, room_id, known, event, None)
        except (StateChanged, AlreadyExists, PreconditionFailed):
            return False
        return True

    def _over(self, event: Json, zone: str) -> bool:
        try:
            return not coming(event, self.now(), zone)
        except TooDense:
            return False

    def _keep(
        self, workspace: WorkspaceId, room_id: str, known: Known, event: dict[str, Any], by: PersonId | None
    ) -> None:
        assert known.here is not None, "it stands there"
        thrown = None if stands(event, self._me(room_id)) else self.now()
        origin = OUTSIDE if known.here.origin == OUTSIDE else ORIGIN
        update = {"event": event, "by": by, "origin": origin, "deleted": thrown}
        self.ledger.keep(workspace, room_id, known, known.here.model_copy(update=update))

    def _demand_free(self, workspace: WorkspaceId, room: Calendar, it: CalendarEvent, rid: str | None) -> None:
        """Raise if somebody has the room by then, and not just may; or if it is theirs already."""
        me = self._me(room.calendar_id)
        if status(it.event if rid is None else occurrence(it.event, rid), me) == "accepted":
            raise AlreadyYours("this was agreed to already")
        if bookable(room).conflicts == "allow":
            return
        try:
            found = [Span(each.begins, each.ends) for each in coming(it.event, self.now(), room.zone)]
        except TooDense:
            found = []
        if not found:
            return
        hull = Span(min(each.begins for each in found), max(each.ends for each in found))
        others = self.ledger.others(workspace, room.calendar_id, it.event_id, hull)
        patience = Patience()
        theirs = (each for other in others for each in taken(other.event, me, hull, room.zone, patience, sure=True))
        if any(touched(joined(theirs), each) for each in found):
            raise RoomTaken("somebody has the room then; decline theirs first")

    def _me(self, room_id: str) -> frozenset[str]:
        return frozenset({room_address(room_id, self.domain)})


def _place(it: Request) -> list[str]:
    """Where it stands among others."""
    return [it.begins.isoformat(), it.room, it.room_id, it.event_id, it.recurrence_id or ""]


def _decided_by_people(room: Calendar) -> bool:
    return not bookable(room).auto_accept or bookable(room).conflicts == "tentative"


def _asked(event: Json, me: frozenset[str], rid: str | None) -> list[str | None]:
    """What of an event is meant: all that the room is invited to, or that time."""
    if rid is not None:
        return [rid] if happens(event, rid) and key_of(occurrence(event, rid) or {}, me) else []
    if not alone(event):
        return [None] if key_of(event, me) else []
    return [each for each in rids(event) if (it := occurrence(event, each)) and key_of(it, me)]
