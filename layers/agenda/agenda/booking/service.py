"""Booking a time, moving it and cancelling it: by guests, with the link that they were sent, and by hosts.

What is free is read together with where each calendar stood before, and written only if all of them stand there still.
Who was slower reads everything anew, and takes what is free by then: under round robin another host, perhaps.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Literal, Protocol

from agenda.booking.diaries import needed
from agenda.booking.entering import event
from agenda.booking.known import Known, Placement
from agenda.booking.model import (
    Booking,
    NoSuchBooking,
    OverAlready,
    SlotTaken,
    Taker,
    Ticket,
    TooLateToChange,
    answered,
    fresh_secret,
)
from agenda.booking.page import NoSuchPage, Page
from agenda.booking.shown import Booked, BookingDraft, Cancel, Days, FreeTimes, Move, PublicPage, Show, Told
from agenda.booking.slots import Slot, days, offered, taking
from agenda.events.model import CalendarEvent, NoSuchEvent
from agenda.freebusy.spans import Span
from agenda.people.model import Colleague
from agenda.times.local import written
from kernel.callers import WorkspaceId
from kernel.errors import PreconditionFailed
from kernel.ids import new_id
from kernel.journal import StateChanged
from kernel.journal.attempts import Attempts

INSTEAD = 5
_NEAR = timedelta(days=3)


class BookingStore(Protocol):
    def page(self, slug: str) -> tuple[WorkspaceId, Page]: ...
    def known(self, workspace: WorkspaceId, page: Page, span: Span, *, to_write: bool) -> Known: ...
    def hosts(self, workspace: WorkspaceId, page: Page) -> Mapping[str, Colleague]: ...
    def get(self, workspace: WorkspaceId, page_id: str, booking_id: str) -> tuple[Booking, Page | None]: ...
    def place(self, workspace: WorkspaceId, it: Placement) -> Booking:
        """Let it stand in the calendars of those who take it, if nothing changed in any that was read."""

    def settle(
        self,
        workspace: WorkspaceId,
        page: Page | None,
        before: Booking,
        after: Booking,
        edit: Callable[[CalendarEvent], CalendarEvent],
    ) -> Booking:
        """Let a booking be what became of it."""


@dataclass(frozen=True, slots=True)
class Bookings:
    store: BookingStore
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_id: Callable[[], str] = new_id

    def show(self, slug: str) -> PublicPage:
        workspace, page = self._open(slug)
        return PublicPage.of(page, self.store.hosts(workspace, page))

    def slots(self, slug: str, wanted: Days) -> FreeTimes:
        """What can be booked on these days of whoever looks."""
        workspace, page = self._open(slug)
        lasts = wanted.duration or page.durations[0]
        found = self._offered(workspace, page, lasts, days(wanted.since, wanted.until, wanted.zone))
        return FreeTimes.of(found, wanted.zone, lasts)

    def book(self, slug: str, draft: BookingDraft) -> Booked:
        """Take a time."""
        workspace, page = self._open(slug)
        answers, secret, begins = answered(page, draft.answers), fresh_secret(), draft.begins.astimezone(UTC)
        wanted = Booking(
            booking_id=self.new_id(),
            page_id=page.page_id,
            title=page.title,
            status="wanted",
            begins=begins,
            ends=begins + timedelta(minutes=draft.duration),
            guest=draft.guest,
            answers=answers,
            created=self.now(),
        ).linked(secret)
        kept = self._placed(workspace, page, wanted, begins, draft.duration)
        ticket = str(Ticket(workspace, page.page_id, kept.booking_id, secret))
        return Booked(**dict(self._told(workspace, kept, page)), ticket=ticket)

    def look(self, wanted: Show) -> Told:
        """The booking that a link leads to."""
        return self._told(*self._shown(wanted.ticket))

    def move(self, wanted: Move) -> Told:
        """Take another time instead."""
        workspace, it, page = self._shown(wanted.ticket)
        if page is None or not page.open:
            raise NoSuchPage("this cannot be booked any more; cancel it, or write to your host")
        it.demand_guests(page, self.now())
        moved = self._placed(workspace, page, it, wanted.begins.astimezone(UTC), it.lasts)
        return self._told(workspace, moved, page)

    def cancel(self, wanted: Cancel) -> Told:
        """Do without it."""
        workspace, it, page = self._shown(wanted.ticket)
        if page:
            it.demand_guests(page, self.now())
        return self._told(workspace, self.ended(workspace, it, page, "cancelled", wanted.reason), page)

    def ended(
        self, workspace: WorkspaceId, it: Booking, page: Page | None, how: Literal["declined", "cancelled"], reason: str
    ) -> Booking:
        """The booking that does not take place, whose time is free again."""
        it.demand_open(self.now())
        return self.store.settle(workspace, page, it, it.ended(how, reason), lambda entry: entry)

    def agreed(self, workspace: WorkspaceId, it: Booking, page: Page | None) -> Booking:
        """The booking with a host's agreement."""
        it.demand_open(self.now())
        after = it.agreed()

        def confirmed(entry: CalendarEvent) -> CalendarEvent:
            said = {"status": "confirmed", "sequence": after.moved, "updated": written(self.now())}
            return entry.model_copy(update={"event": {**entry.event, **said}})

        return self.store.settle(workspace, page, it, after, confirmed)

    def _open(self, slug: str) -> tuple[WorkspaceId, Page]:
        workspace, page = self.store.page(slug)
        if not page.open:
            raise NoSuchPage("nothing can be booked here at the moment")
        return workspace, page

    def _shown(self, text: str) -> tuple[WorkspaceId, Booking, Page | None]:
        """What a link leads to, if it is a good one."""
        ticket = Ticket.parse(text)
        it, page = self.store.get(ticket.workspace, ticket.page_id, ticket.booking_id)
        if not it.opened_by(ticket.secret):
            raise NoSuchBooking("this link is broken, or it is an old one")
        return ticket.workspace, it, page

    def _told(self, workspace: WorkspaceId, it: Booking, page: Page | None) -> Told:
        hosts = self.store.hosts(workspace, page) if page else {}
        try:
            if page:
                it.demand_guests(page, self.now())
            else:
                it.demand_open(self.now())
            changeable = True
        except (OverAlready, TooLateToChange):
            changeable = False
        return Told.of(it, page, hosts, changeable=changeable)

    def _placed(self, workspace: WorkspaceId, page: Page, it: Booking, begins: datetime, lasts: int) -> Booking:
        """Take that time, whatever others do meanwhile, or ``SlotTaken``."""
        attempts = Attempts()
        while True:
            known, who = self._taking(workspace, page, it, begins, lasts)
            after = it.placed(page, begins, lasts, who)
            body = event(after, page, known.names, self.now())
            try:
                return self.store.place(workspace, Placement(page, known, it, after, body))
            except (StateChanged, NoSuchEvent):
                attempts.again()
            except PreconditionFailed as changed:
                raise OverAlready("somebody else just changed this; look at it again") from changed

    def _taking(
        self, workspace: WorkspaceId, page: Page, it: Booking, begins: datetime, lasts: int
    ) -> tuple[Known, list[Taker]]:
        """Who would take it, and what that was decided on; or ``SlotTaken``, with what is free instead."""
        if not self.now() <= begins <= self.now() + timedelta(days=page.horizon):
            raise SlotTaken
        span = needed(page, begins, begins + timedelta(minutes=lasts))
        known = self.store.known(workspace, page, span, to_write=True)
        diaries = [each.besides(it.booking_id) for each in known.diaries]
        had = tuple(each.person for each in it.takers) if it.stands else ()
        who = taking(page, diaries, known.turns, lasts, begins, now=self.now(), had=had)
        if not who:
            near = Span(max(begins - _NEAR, self.now()), begins + _NEAR)
            free = sorted(
                self._offered(workspace, page, lasts, near) if near.begins < near.ends else (),
                key=lambda slot: (abs(slot.begins - begins), slot.begins),
            )
            raise SlotTaken(sorted(each.begins for each in islice(free, INSTEAD)))
        return known, [Taker(each.person, each.calendars[0]) for each in page.hosts if each.person in who]

    def _offered(self, workspace: WorkspaceId, page: Page, lasts: int, span: Span) -> list[Slot]:
        known = self.store.known(workspace, page, needed(page, *span), to_write=False)
        return list(offered(page, known.diaries, lasts, *span, now=self.now()))
