"""Booking a time, moving it and cancelling it: by guests, with the link that they were sent, and by hosts.

What is free is read together with where each calendar stood before, and written only if all of them stand there still.
Who was slower reads everything anew, and takes what is free by then: under round robin another host, perhaps.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, Protocol

from agenda.booking.bringing import along
from agenda.booking.diaries import needed
from agenda.booking.entering import event
from agenda.booking.known import Known, Placement
from agenda.booking.marks import ORIGIN
from agenda.booking.model import (
    AlreadyBooked,
    Booking,
    Ending,
    NoSuchBooking,
    NotConfirmedYet,
    OverAlready,
    SlotTaken,
    Taker,
    Ticket,
    TooLateToChange,
    answered,
    fresh_secret,
)
from agenda.booking.page import NoSuchPage, Page
from agenda.booking.refusing import NotOffered, around, closed, demand_duration, never
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
from kernel.once import NEVER, Once

Edit = Callable[[CalendarEvent], CalendarEvent]

INSTEAD = 5


class Wish(NamedTuple):
    """When somebody wants it, and for how many minutes."""

    begins: datetime
    lasts: int
    once: Once = NEVER


class BookingStore(Protocol):
    def page(self, slug: str) -> tuple[WorkspaceId, Page]: ...
    def known(self, workspace: WorkspaceId, page: Page, span: Span, *, to_write: bool) -> Known: ...
    def hosts(self, workspace: WorkspaceId, page: Page) -> Mapping[str, Colleague]: ...
    def get(self, workspace: WorkspaceId, page_id: str, booking_id: str) -> tuple[Booking, Page | None]: ...
    def done(self, workspace: WorkspaceId, page_id: str, once: Once) -> Booking | None:
        """What was booked by the same request."""

    def link(self, workspace: WorkspaceId, it: Booking, secret: str) -> None:
        """Let another secret open it, too."""

    def place(self, workspace: WorkspaceId, it: Placement) -> Booking:
        """Let it stand in the calendars of those who take it, if nothing changed in any that was read."""

    def settle(self, workspace: WorkspaceId, page: Page | None, before: Booking, after: Booking, edit: Edit) -> Booking:
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

    def book(self, slug: str, draft: BookingDraft, once: Once = NEVER) -> Booked:
        """Take a time: once, however often the same is asked."""
        workspace, page = self._open(slug)
        if done := self._done(workspace, page, draft, once):
            return done
        try:
            return self._booked(workspace, page, draft, once)
        except (AlreadyBooked, SlotTaken):
            if done := self._done(workspace, page, draft, once):  # the same request, which was faster
                return done
            raise

    def _done(self, workspace: WorkspaceId, page: Page, draft: BookingDraft, once: Once) -> Booked | None:
        """What came of the same request before, with a link of its own.

        Who has proved nothing hears what they heard then, whatever became of it since.
        """
        it = self.store.done(workspace, page.page_id, once) if once else None
        if it is None:
            return None
        secret = fresh_secret()
        if it.by_letter:
            it = it.as_asked(draft.begins.astimezone(UTC), draft.duration)
        else:
            self.store.link(workspace, it, secret)
        return self._answered(workspace, page, it, secret)

    def _answered(self, workspace: WorkspaceId, page: Page, it: Booking, secret: str) -> Booked:
        ticket = None if it.by_letter else str(Ticket(workspace, page.page_id, it.booking_id, secret))
        return Booked(**dict(self._told(workspace, it, page)), ticket=ticket)

    def _booked(self, workspace: WorkspaceId, page: Page, draft: BookingDraft, once: Once) -> Booked:
        answers, secret, begins = answered(page, draft.answers), fresh_secret(), draft.begins.astimezone(UTC)
        wanted = Booking(
            booking_id=self.new_id(),
            page_id=page.page_id,
            title=page.title,
            status="wanted",
            begins=begins,
            ends=begins + timedelta(minutes=draft.duration),
            guest=draft.guest,
            guests=along(page, draft.guest, draft.guests),
            answers=answers,
            created=self.now(),
            by_letter=page.confirm_email,
        )
        if not wanted.by_letter:
            wanted = wanted.linked(secret)
        kept = self._placed(workspace, page, wanted, Wish(begins, draft.duration, once))
        return self._answered(workspace, page, kept, secret)

    def look(self, wanted: Show) -> Told:
        """The booking that a link leads to."""
        return self._told(*self._shown(wanted.ticket))

    def move(self, wanted: Move) -> Told:
        """Take another time instead."""
        workspace, it, page = self._shown(wanted.ticket)
        if page is None or not page.open:
            raise NoSuchPage("this cannot be booked any more; cancel it, or write to your host")
        it.demand_guests(page, self.now())
        if it.status == "held":
            raise NotConfirmedYet("confirm it first")
        moved = self._placed(workspace, page, it, Wish(wanted.begins.astimezone(UTC), it.lasts))
        return self._told(workspace, moved, page)

    def cancel(self, wanted: Cancel) -> Told:
        """Do without it."""
        workspace, it, page = self._shown(wanted.ticket)
        if page:
            it.demand_guests(page, self.now())
        return self._told(workspace, self.ended(workspace, it, page, Ending("cancelled", wanted.reason)), page)

    def confirm(self, wanted: Show) -> Told:
        """Say that the address is one's own: as often as one likes, as long as the time is kept."""
        workspace, it, page = self._shown(wanted.ticket)
        it.demand_open(self.now())
        if it.status == "held":
            it = self._confirmed(workspace, it, page)
        return self._told(workspace, it, page)

    def _confirmed(self, workspace: WorkspaceId, it: Booking, page: Page | None) -> Booking:
        if page is None:
            raise NoSuchPage("this cannot be booked any more")
        status = it.confirmed(page).status
        said = {"status": "confirmed" if status == "confirmed" else "tentative", "updated": written(self.now())}

        def decided(entry: CalendarEvent) -> CalendarEvent:
            return entry.model_copy(update={"event": {**entry.event, **said}, "by": None, "origin": ORIGIN})

        try:
            return self._settled(workspace, page, it, lambda one: one.confirmed(page), decided)
        except OverAlready:
            taken, _ = self.store.get(workspace, it.page_id, it.booking_id)
            if taken.status == "held" or not taken.stands:
                raise
            return taken  # the same, from another window

    def ended(self, workspace: WorkspaceId, it: Booking, page: Page | None, end: Ending) -> Booking:
        """The booking that does not take place, whose time is free again."""
        it.demand_open(self.now())
        return self._settled(workspace, page, it, lambda one: one.ended(end), lambda entry: entry)

    def agreed(self, workspace: WorkspaceId, it: Booking, page: Page | None, by: str) -> Booking:
        """The booking with a host's agreement."""
        it.demand_open(self.now())
        sequence = it.agreed(by).moved

        def confirmed(entry: CalendarEvent) -> CalendarEvent:
            said = {"status": "confirmed", "sequence": sequence, "updated": written(self.now())}
            return entry.model_copy(update={"event": {**entry.event, **said}})

        return self._settled(workspace, page, it, lambda one: one.agreed(by), confirmed)

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

    def _placed(self, workspace: WorkspaceId, page: Page, it: Booking, wish: Wish) -> Booking:
        """Take that time, whatever others do meanwhile, or ``SlotTaken``."""
        attempts = Attempts()
        while True:
            known, who = self._taking(workspace, page, it, wish.begins, wish.lasts)
            after = it.placed(page, wish.begins, wish.lasts, who)
            body = event(after, page, known.names, self.now())
            try:
                return self.store.place(workspace, Placement(page, known, it, after, body, self.now(), wish.once))
            except (StateChanged, NoSuchEvent):
                attempts.again()
            except PreconditionFailed:
                it = self._still(workspace, it)
                attempts.again()

    def _settled(
        self, workspace: WorkspaceId, page: Page | None, it: Booking, made: Callable[[Booking], Booking], edit: Edit
    ) -> Booking:
        """The booking with what became of it, unless that was decided on another one than there is."""
        attempts = Attempts()
        while True:
            try:
                return self.store.settle(workspace, page, it, made(it), edit)
            except PreconditionFailed:
                it = self._still(workspace, it)
                attempts.again()
            except NoSuchEvent:
                raise OverAlready("a host just took this out of their calendar") from None

    def _still(self, workspace: WorkspaceId, it: Booking) -> Booking:
        """The booking as it is, if nothing happened but that somebody was sent another link to it."""
        now, _ = self.store.get(workspace, it.page_id, it.booking_id)
        if not now.same_as(it):
            raise OverAlready("somebody else just changed this; look at it again")
        return now

    def _taking(
        self, workspace: WorkspaceId, page: Page, it: Booking, begins: datetime, lasts: int
    ) -> tuple[Known, list[Taker]]:
        """Who would take it, and what that was decided on; or why it is not to be had, and what is instead."""
        now = self.now()
        demand_duration(page, lasts)
        if why := never(page, lasts, begins, now):
            raise NotOffered(why, self._instead(workspace, page, lasts, begins))
        span = needed(page, begins, begins + timedelta(minutes=lasts))
        known = self.store.known(workspace, page, span, to_write=True)
        diaries = [each.besides(it.booking_id) for each in known.diaries]
        had = tuple(each.person for each in it.takers) if it.stands else ()
        page = page.staffed(known.colleagues)
        if who := taking(page, diaries, known.turns, lasts, begins, now=now, had=had):
            return known, [Taker(each.person, each.calendars[0]) for each in page.hosts if each.person in who]
        instead = self._instead(workspace, page, lasts, begins)
        if why := closed(page, diaries, lasts, begins, now):
            raise NotOffered(why, instead)
        raise SlotTaken(instead)

    def _instead(self, workspace: WorkspaceId, page: Page, lasts: int, begins: datetime) -> list[datetime]:
        """What is free near it, or the next that is."""
        for span in around(page, begins, self.now()):
            if free := [each.begins for each in self._offered(workspace, page, lasts, span)]:
                return sorted(sorted(free, key=lambda each: (abs(each - begins), each))[:INSTEAD])
        return []

    def _offered(self, workspace: WorkspaceId, page: Page, lasts: int, span: Span) -> list[Slot]:
        known = self.store.known(workspace, page, needed(page, *span), to_write=False)
        return list(offered(page.staffed(known.colleagues), known.diaries, lasts, *span, now=self.now()))
