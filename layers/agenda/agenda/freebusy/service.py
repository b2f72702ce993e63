"""Looking up who is busy when, as far as the caller may know: no more than that a time is taken."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, NamedTuple, Protocol

from agenda.access.service import Access
from agenda.calendars.model import Calendar
from agenda.events.model import CalendarEvent
from agenda.events.seeing import seen
from agenda.freebusy.asking import (
    AskBusy,
    AskSlots,
    BusyTime,
    BusyTimes,
    FreeSlot,
    FreeSlots,
    PersonBusy,
    RoomBusy,
)
from agenda.freebusy.blocking import Blocked, Whose, blocked, known_as
from agenda.freebusy.meeting import Candidate, Person, best, candidates
from agenda.freebusy.spans import Busy, Span, clipped, merged
from agenda.people.model import Colleague
from agenda.recurrence import Patience
from agenda.rooms.addresses import room_address
from agenda.rooms.asking import OUTSIDE
from agenda.rooms.looks import bookable
from agenda.sharing import Role
from agenda.times import Zone
from kernel.callers import Caller, PersonId, WorkspaceId

KINDS = frozenset({"room", "resource"})
_LOOKED_AT = 20_000
"""Candidates of which the best are found: two months of five minutes."""


class Calendars(Protocol):
    def of(self, workspace: WorkspaceId, people: Sequence[PersonId]) -> dict[PersonId, list[str]]:
        """The calendars that are theirs."""

    def colleagues(self, workspace: WorkspaceId, people: Sequence[PersonId]) -> dict[PersonId, Colleague]:
        """What is known of them."""


class Times(Protocol):
    def touching(
        self, workspace: WorkspaceId, calendar_ids: Sequence[str], since: datetime, before: datetime
    ) -> Iterable[CalendarEvent]:
        """All that may touch the range, and perhaps more."""


class Told(NamedTuple):
    """What is known of somebody."""

    busy: list[Busy]
    known: bool
    left_out: int = 0
    """Events of which nobody can tell when they are."""
    hours: list[Span] | None = None
    """Of a room: when it can be booked; ``None``: at any time."""
    closed: bool = False
    """Of a room: whether nobody can book it, whenever that is."""


@dataclass(frozen=True, slots=True)
class FreeBusy:
    calendars: Calendars
    times: Times
    access: Access
    domain: str = ""
    """Of calendar addresses."""

    def busy(self, caller: Caller, wanted: AskBusy) -> BusyTimes:
        """When these people are busy."""
        told, rooms = self._told(caller, wanted, wanted.people)
        return BusyTimes(
            people=tuple(PersonBusy(person=person, **_answer(each)) for person, each in told.items()),
            rooms=tuple(RoomBusy(room_id=room, closed=each.closed, **_answer(each)) for room, each in rooms.items()),
        )

    def slots(self, caller: Caller, wanted: AskSlots) -> FreeSlots:
        """When these people could meet."""
        told, rooms = self._told(caller, wanted, [each.person for each in wanted.people])
        people = [*(Person(room, each.busy, each.hours) for room, each in rooms.items())]
        people += [
            Person(
                each.person,
                told[each.person].busy,
                each.hours.open(wanted.since, wanted.before) if each.hours else None,
                needed=each.needed,
            )
            for each in wanted.people
        ]
        found = candidates(
            people,
            timedelta(minutes=wanted.duration),
            wanted.since,
            wanted.before,
            step=timedelta(minutes=wanted.step),
            zone=wanted.zone,
            over_tentative=wanted.over_tentative,
        )
        chosen: Iterable[Candidate] = islice(found, wanted.limit)
        if wanted.order == "best":
            chosen = best(found, wanted.limit, _LOOKED_AT)
        everybody = (*told.items(), *rooms.items())
        return FreeSlots(
            items=tuple(FreeSlot(**each._asdict()) for each in chosen),
            unknown=tuple(who for who, each in everybody if not each.known),
            left_out=tuple(who for who, each in everybody if each.left_out),
            closed=tuple(room for room, each in rooms.items() if each.closed),
        )

    def _told(
        self, caller: Caller, asked: AskBusy | AskSlots, people: Sequence[str]
    ) -> tuple[dict[str, Told], dict[str, Told]]:
        """What is known of people, and of rooms."""
        span, besides = Span(asked.since, asked.before), str(asked.besides)
        wanted = [str(each) for each in dict.fromkeys(asked.rooms)]
        ids = [PersonId(each) for each in dict.fromkeys(people)]
        theirs = self.calendars.of(caller.workspace, ids) if ids else {}
        held = self.access.to(caller, sorted({*wanted, *(each for calendars in theirs.values() for each in calendars)}))
        for each in wanted:
            if each in held and held[each].calendar.kind not in KINDS:
                del held[each]  # a calendar of somebody's, of whom one is to ask
        roles = {calendar_id: each.role for calendar_id, each in held.items()}
        colleagues = self.calendars.colleagues(caller.workspace, ids) if ids else {}
        events: dict[str, list[CalendarEvent]] = {each: [] for each in roles}
        for it in self.times.touching(caller.workspace, sorted(roles), *span):
            if it.event_id != besides:
                events[it.calendar_id].append(it)
        taken = {
            room: _of_room(held[room].calendar, events[room], self.domain, span)
            if room in held
            else Told([], known=False)
            for room in wanted
        }
        return {
            person: _of_one(
                [it for each in theirs[person] for it in events.get(each, ())],
                roles,
                known_as(caller.workspace, whose := colleagues.get(person) or Colleague(person=person), self.domain),
                whose.zone,
                span,
                known=any(each in roles for each in theirs[person]),
            )
            for person in ids
        }, taken


def _of_one(
    events: Iterable[CalendarEvent], roles: dict[str, Role], whose: Whose, zone: Zone, span: Span, *, known: bool
) -> Told:
    visible = (it for it in events if seen(it.event, roles[it.calendar_id]) is not None)  # what is secret is not there
    patience = Patience()
    return _merged((blocked(it.event, whose, span, zone, patience) for it in visible), span, known=known)


def _of_room(room: Calendar, events: Iterable[CalendarEvent], domain: str, span: Span) -> Told:
    me, patience = frozenset({room_address(room.calendar_id, domain)}), Patience()
    blocks = ((it, blocked(it.event, me, span, room.zone, patience)) for it in events)
    told = _merged((each.sure() if it.origin == OUTSIDE else each for it, each in blocks), span, known=True)
    taken = bookable(room)
    hours = [] if taken.closed else taken.hours.open(*span) if taken.hours else None
    return told._replace(hours=hours, closed=taken.closed)


def _merged(blocks: Iterable[Blocked], span: Span, *, known: bool) -> Told:
    found = list(blocks)
    busy = merged(Busy(*when, kind) for each in found for when, kind in each.times)
    cut = [Busy(*within, each.kind) for each in busy for within in clipped([each.span], *span)]
    return Told(cut, known, sum(each.left_out for each in found))


def _answer(told: Told) -> dict[str, Any]:
    times = tuple(BusyTime(begins=each.begins, ends=each.ends, kind=each.kind) for each in told.busy)
    return {"known": told.known, "busy": times, "left_out": told.left_out}
