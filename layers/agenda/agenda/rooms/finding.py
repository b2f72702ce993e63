"""Finding a room for a meeting: which are free each time that it happens, and what is against each of the others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from agenda.access.service import role_of
from agenda.calendars.model import Calendar
from agenda.freebusy.spans import Span
from agenda.recurrence import Patience
from agenda.rooms.addresses import room_address
from agenda.rooms.asking import coming, held
from agenda.rooms.looks import KINDS, bookable, books, room_view
from agenda.rooms.model import Bookable, Wanted, decide
from agenda.rooms.sources import Registry, Times
from agenda.rooms.wishes import Offer, Offers, RoomWish, Taken
from agenda.sharing.model import reached
from kernel.callers import Caller, WorkspaceId

MOST = 50
"""Rooms that are looked at: those that are as small as they may be."""
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class RoomFinder:
    registry: Registry
    times: Times
    domain: str = ""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def find(self, caller: Caller, wish: RoomWish) -> Offers:
        """What each room would answer if it were asked now: the free ones first, and of these the smallest."""
        found = [Span(each.begins, each.ends) for each in coming(wish.body, self.now(), wish.time_zone)]
        colleague = self.registry.look(caller.workspace, caller.person, (), shelf=False).colleague
        groups = colleague.groups if colleague else ()
        reaching = reached(caller.person, groups)
        rooms = []
        for kind in KINDS if wish.kind is None else (wish.kind,):
            for each in self.registry.listed(caller.workspace, kind):
                room, role = bookable(each), role_of(caller, each, colleague)
                yours = books(room, caller.person, reaching)
                visible = not each.trashed and not room.closed and (yours or role)
                if visible and room.features >= set(wish.features):
                    view = room_view(each, role, yours=yours, domain=self.domain)
                    rooms.append((_fit(room, wish.people), view.name.casefold(), each, view))
        rooms.sort(key=lambda it: it[:2])
        wanted = Wanted(caller.person, groups, found, wish.people)
        busy = self._busy(caller.workspace, [each for _, _, each, _ in rooms[:MOST]], found, wish)
        offers = []
        for fit, name, each, view in rooms[:MOST]:
            decision = decide(bookable(each), wanted, busy[each.calendar_id])
            clashes = tuple(Taken(begins=it.begins, ends=it.ends) for it in decision.clashes[:_SHOWN])
            offer = Offer(
                room=view, answer=decision.answer, why=decision.why, clashes=clashes, taken=len(decision.clashes)
            )
            offers.append((_ORDER.index(decision.answer), fit, name, offer))
        offers.sort(key=lambda it: it[:3])
        return Offers(items=tuple(it[3] for it in offers), times=len(found), left_out=max(0, len(rooms) - MOST))

    def _busy(
        self, workspace: WorkspaceId, rooms: Sequence[Calendar], found: Sequence[Span], wish: RoomWish
    ) -> dict[str, list[Span]]:
        busy: dict[str, list[Span]] = {each.calendar_id: [] for each in rooms}
        if not found or not rooms:
            return busy
        zones = {each.calendar_id: each.zone for each in rooms}
        hull = Span(min(each.begins for each in found), max(each.ends for each in found))
        patience = Patience()
        for it in self.times.touching(workspace, sorted(busy), *hull):
            if it.event_id != str(wish.besides):
                me = frozenset({room_address(it.calendar_id, self.domain)})
                busy[it.calendar_id] += held(it, me, hull, zones[it.calendar_id], patience)
        return busy


_ORDER = ("accepted", "tentative", "needs-action", "declined")


def _fit(room: Bookable, people: int) -> tuple[bool, int]:
    """The better, the smaller: those that hold as many, and of these the smallest."""
    holds = room.capacity is None or room.capacity >= people
    return not holds, room.capacity if room.capacity is not None else 1_000_000
