"""Bookings in DynamoDB: each is one transaction with the calendars that it stands in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from agenda.booking import slugs
from agenda.booking.flooding import counted
from agenda.booking.known import KnownTable, Placement
from agenda.booking.marks import ORIGIN
from agenda.booking.model import Booking, Taker
from agenda.booking.page import Page
from agenda.booking.rows import account, bookings, pages, requested, turned, turns_of, turns_place
from agenda.booking.service import Edit
from agenda.booking.turns import given_back, taken
from agenda.calendars.table import TABLE as CALENDARS
from agenda.events.model import Body, CalendarEvent, identified
from agenda.events.rows import account as calendar
from agenda.events.rows import journal as events
from agenda.people import table as people
from agenda.people.model import Colleague
from kernel.callers import PersonId, WorkspaceId
from kernel.etags import IfMatch
from kernel.journal import Along, Change, Committed, Create, Delete, Put
from kernel.journal.batch import Step
from kernel.journal.reading import Place, gathered, rows
from kernel.journal.rows import alive
from kernel.journal.together import Part, Unchanged, in_turn, together
from kernel.once import Once
from kernel.pages import Listing
from kernel.pages import Page as Paging
from kernel.rows import Row

_ITEMS = 100
"""Of one transaction. A booking is a row and its counter; so is each calendar that it comes into or goes from, and each
other one that was read is looked at: of twelve hosts with five calendars, taken from twelve others, that makes 98. What
counts the letters to eleven addresses is written before, where it has no room."""


class BookingTable(KnownTable):
    def __init__(self) -> None:
        self._pages, self._bookings, self._events = pages(), bookings(), events()

    def page(self, slug: str) -> tuple[WorkspaceId, Page]:
        where = slugs.found(slug)
        return where.workspace, self._pages.get(*where)

    def get(self, workspace: WorkspaceId, page_id: str, booking_id: str) -> tuple[Booking, Page | None]:
        """A booking, and its page, if that is still there; in one round trip."""
        shape, where = self._bookings.shape, account(workspace, page_id)
        places = (shape.name, where, booking_id), (self._pages.shape.name, workspace, page_id)
        found = {place: row for place, row in gathered(places).items() if alive(row)}
        if places[0] not in found:
            raise shape.missing(booking_id)
        page = found.get(places[1])
        return shape.object(found[places[0]]), self._pages.shape.object(page) if page else None

    def about(self, workspace: WorkspaceId, it: Booking, *more: str) -> tuple[Page | None, dict[str, Colleague]]:
        """The page of a booking, if it is there; its hosts, and more people, as far as they are here."""
        names = dict.fromkeys((*(each.person for each in it.takers), *filter(None, more)))
        places = {people.place(workspace, PersonId(each)): each for each in names}
        there = (self._pages.shape.name, workspace, it.page_id)
        found = {place: row for place, row in gathered([there, *places]).items() if alive(row)}
        known = {person: people.read(found[place]) for place, person in places.items() if place in found}
        page = self._pages.shape.object(found[there]) if there in found else None
        return page, {person: each for person, each in known.items() if each.here}

    def link(self, workspace: WorkspaceId, it: Booking, secret: str) -> None:
        self._bookings.change(account(workspace, it.page_id), it.booking_id, lambda one: one.linked(secret))

    def entry(self, workspace: WorkspaceId, calendar_id: str, booking_id: str) -> CalendarEvent | None:
        event_id = identified(booking_id)
        return self._events.find(calendar(workspace, calendar_id), [event_id]).get(event_id)

    def absent(self, workspace: WorkspaceId, takers: Sequence[Taker]) -> set[Taker]:
        persons = {each: people.place(workspace, PersonId(each.person)) for each in takers}
        calendars = {each: (CALENDARS, workspace, each.calendar_id) for each in takers}
        found = gathered([*persons.values(), *calendars.values()])
        here = {each for each in takers if (row := found.get(persons[each])) and people.read(row).here}
        return {each for each in takers if each not in here or not alive(found.get(calendars[each]))}

    def discard(self, workspace: WorkspaceId, entry: CalendarEvent) -> None:
        tag, said = IfMatch.tag(entry.modseq), {"origin": ORIGIN}
        self._events.delete(calendar(workspace, entry.calendar_id), entry.event_id, expected=tag, said=said)

    def done(self, workspace: WorkspaceId, page_id: str, once: Once) -> Booking | None:
        there = account(workspace, page_id)
        row = once.recall(rows(self._bookings.shape.name, there, [once.sk]).get(once.sk))
        booked = row["booking"]["S"] if row else ""
        return self._bookings.find(there, [booked]).get(booked) if booked else None

    def page_of(self, workspace: WorkspaceId, page_id: str, paging: Paging) -> Listing[Booking]:
        return self._bookings.page(account(workspace, page_id), paging, backwards=True)

    def place(self, workspace: WorkspaceId, it: Placement) -> Booking:
        """Let it stand in the calendars of those who take it, if nothing changed in any that was read."""
        takers = [each.person for each in it.after.takers]
        taking = {each.calendar_id for each in it.after.takers}
        gone = [each for each in it.before.takers if it.before.stands and each.calendar_id not in taking]
        turns = it.known.turns
        if it.page.kind == "round-robin" and not (it.before.stands and it.before.takers == it.after.takers):
            turns = taken(given_back(turns, [each.person for each in gone]), takers)
        along = [
            *([turned(workspace, it.page, turns, it.known.turn)] if turns is not it.known.turns else []),
            *([requested(workspace, it.after, it.once)] if it.once else []),
        ]
        guest = it.after.guest.email
        letters = [*counted(workspace, it.page.page_id, guest, it.after.guests, it.now)]
        states = it.known.states
        looked_at = states.keys() - taking - {each.calendar_id for each in gone}
        if 2 * (1 + len(taking) + len(gone)) + len(looked_at) + len(along) + len(letters) > _ITEMS:
            in_turn(letters)  # then what is lost to somebody faster counts as well
        else:
            along += letters
        committed = together(
            Part(self._bookings, account(workspace, it.page.page_id), [_step(it.before, it.after)]),
            *self._entries(workspace, it.body, it.after.takers),
            *(self._gone(workspace, it.before, gone) if gone else ()),
            along=along,
            unchanged=[Unchanged(self._events, calendar(workspace, each), at) for each, at in states.items()],
        )
        return _kept(committed)

    def settle(self, workspace: WorkspaceId, page: Page | None, before: Booking, after: Booking, edit: Edit) -> Booking:
        """Let a booking be what became of it: in the calendars, too; where it ended, its time is free again."""
        parts: list[Part[Any]] = [Part(self._bookings, account(workspace, before.page_id), [_step(before, after)])]
        along: list[Along] = []
        if after.stands:
            parts += self._edited(workspace, after, edit)
        elif before.stands:
            gone, along = self._freed(workspace, page, before)
            parts += gone
        return _kept(together(*parts, along=along))

    def _edited(self, workspace: WorkspaceId, it: Booking, edit: Edit) -> list[Part[CalendarEvent]]:
        """What changes it in the calendars that have it: one of several hosts may have theirs no more."""
        change, takers = Change(identified(it.booking_id), edit), it.takers
        if len(takers) > 1:
            places = dict(zip(takers, self._places(workspace, it, takers), strict=True))
            found = gathered(list(places.values()))
            takers = tuple(each for each, place in places.items() if alive(found.get(place))) or takers
        return [Part(self._events, calendar(workspace, each.calendar_id), [change]) for each in takers]

    def _entries(self, workspace: WorkspaceId, body: Body, takers: Iterable[Taker]) -> Iterator[Part[CalendarEvent]]:
        event_id = identified(body["uid"])
        for calendar_id in (each.calendar_id for each in takers):
            it = CalendarEvent(calendar_id=calendar_id, event_id=event_id, event=body, origin=ORIGIN)
            yield Part(self._events, calendar(workspace, calendar_id), [Put(it)])

    def _gone(self, workspace: WorkspaceId, it: Booking, takers: Sequence[Taker]) -> list[Part[CalendarEvent]]:
        """What takes it out of calendars; a host may have done so already."""
        places = self._places(workspace, it, takers)
        return self._deleted(places, gathered(places))

    def _freed(
        self, workspace: WorkspaceId, page: Page | None, it: Booking
    ) -> tuple[list[Part[CalendarEvent]], list[Along]]:
        """What takes it out of all calendars, and gives the host a turn back that came to nothing."""
        places, turns = self._places(workspace, it, it.takers), turns_place(workspace, it.page_id)
        if page is None or page.kind != "round-robin":
            return self._deleted(places, gathered(places)), []
        found = gathered([*places, turns])
        had, number = turns_of(found.get(turns), page.rota)
        back = given_back(had, [each.person for each in it.takers])
        return self._deleted(places, found), [turned(workspace, page, back, number)]

    def _places(self, workspace: WorkspaceId, it: Booking, takers: Iterable[Taker]) -> list[Place]:
        event_id, table = identified(it.booking_id), self._events.shape.name
        return [(table, calendar(workspace, each.calendar_id), event_id) for each in takers]

    def _deleted(self, places: Iterable[Place], found: Mapping[Place, Row]) -> list[Part[CalendarEvent]]:
        there = (place for place in places if alive(found.get(place)))
        return [Part(self._events, owner, [Delete(event_id, said={"origin": ORIGIN})]) for _, owner, event_id in there]


def _step(before: Booking, after: Booking) -> Step[Booking]:
    """Only if nobody else changed it since it was read; what was never written is new."""
    if not before.modseq:
        return Create(after)
    return Change(before.booking_id, lambda _: after, IfMatch.tag(before.modseq))


def _kept(committed: Sequence[Committed[Any]]) -> Booking:
    kept = committed[0].objects[0]
    assert isinstance(kept, Booking), "a booking is never deleted"
    return kept
