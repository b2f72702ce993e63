"""What hosts do in their calendars with what was booked: the booking follows, and so does its guest.

It is decided on how the calendar is now, not on what was told of it: that may come late, twice or out of order.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple, Protocol

from agenda.booking.marks import ORIGIN, declined
from agenda.booking.model import MOST_REASON, Booking, Ending, NoSuchBooking, Taker, TooLateToChange
from agenda.booking.page import Page
from agenda.booking.service import Edit
from agenda.events.model import CalendarEvent, NoSuchEvent
from agenda.series import Series
from agenda.times import instants
from agenda.times.local import written
from contracts.agenda import EventChanged
from kernel.callers import WorkspaceId
from kernel.errors import PreconditionFailed, Unavailable
from kernel.journal.attempts import Attempts

_WHEN = ("start", "timeZone", "duration", "showWithoutTime")


class NotYet(Unavailable):
    """Another of its hosts did something with it at the same moment: that comes first, then this again."""


class Ledger(Protocol):
    """Where bookings are, and the events that they stand for."""

    def get(self, workspace: WorkspaceId, page_id: str, booking_id: str) -> tuple[Booking, Page | None]: ...
    def entry(self, workspace: WorkspaceId, calendar_id: str, booking_id: str) -> CalendarEvent | None:
        """The event in a calendar."""

    def discard(self, workspace: WorkspaceId, entry: CalendarEvent) -> None:
        """Take an event out of its calendar, if it is as it was read."""

    def settle(self, workspace: WorkspaceId, page: Page | None, before: Booking, after: Booking, edit: Edit) -> Booking:
        """Let a booking be what became of it."""

    def absent(self, workspace: WorkspaceId, takers: Sequence[Taker]) -> Collection[Taker]:
        """Those of them who left, or whose calendar is no more."""


class Became(NamedTuple):
    """What becomes of a booking, and of the events that it stands for."""

    booking: Booking
    edit: Edit = lambda entry: entry


@dataclass(frozen=True, slots=True)
class Following:
    ledger: Ledger
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def follow(self, changed: EventChanged) -> None:
        """Let the booking be as its event is in the calendar of a host."""
        if changed.booked_on is None or changed.origin == ORIGIN:
            return
        attempts = Attempts()
        while True:
            try:
                it, page = self.ledger.get(changed.workspace, changed.booked_on, changed.uid)
                became = self._became(changed, it, page)
                if became is not None:
                    self.ledger.settle(changed.workspace, page, it, became.booking, became.edit)
            except NoSuchBooking:
                return
            except (PreconditionFailed, NoSuchEvent):
                attempts.again()
            else:
                return

    def _became(self, changed: EventChanged, it: Booking, page: Page | None) -> Became | None:
        """``None``: nothing; what is over is nobody's concern."""
        if not it.stands or it.ends <= self.now():
            return None
        workspace = changed.workspace
        entries = {each: self.ledger.entry(workspace, each.calendar_id, it.booking_id) for each in it.takers}
        rest = self._without(workspace, it, [each for each, entry in entries.items() if entry is None])
        known = {each.calendar_id: entries[each] for each in rest.takers}
        became = self._decided(changed, rest, page, known)
        return Became(rest) if became is None and rest is not it else became

    def _without(self, workspace: WorkspaceId, it: Booking, lost: Sequence[Taker]) -> Booking:
        """The booking without hosts who have it no more and decide nothing by that; the others go on with it."""
        absent = self.ledger.absent(workspace, lost) if lost and len(it.takers) > 1 else ()
        rest = tuple(each for each in it.takers if each not in absent)
        return it.model_copy(update={"takers": rest}) if absent and rest else it

    def _decided(
        self, changed: EventChanged, it: Booking, page: Page | None, entries: Mapping[str, CalendarEvent | None]
    ) -> Became | None:
        workspace, there = changed.workspace, {each.calendar_id: each for each in it.takers}
        lost = next((there[each] for each, entry in entries.items() if entry is None), None)
        if changed.moved_to and changed.moved_to not in there:
            return self._filed(workspace, it, lost, changed.moved_to, page)
        taker = there.get(changed.calendar_id) or (lost if changed.kind == "destroyed" else None)
        if taker is None:
            return None
        if lost not in {None, taker}:
            raise NotYet("what another host did with it is still to be told")
        entry = entries[taker.calendar_id]
        if entry is not None and (gone := self._declined(it, entry, page)):
            return gone
        by = (entry.by if entry else changed.by) or taker.person
        if entry is None or entry.event.get("status") == "cancelled":
            return Became(it.ended(Ending("cancelled", by=by)))
        return self._otherwise(it, entry, by, page.zone if page else "UTC")

    def _declined(self, it: Booking, entry: CalendarEvent, page: Page | None) -> Became | None:
        """The booking that its guest declined in their own calendar, as long as they may cancel it."""
        reason = declined(entry.event, it.moved)
        if reason is None:
            return None
        try:
            it.demand_guests(page, self.now()) if page else it.demand_open(self.now())
        except TooLateToChange:
            return None
        return Became(it.ended(Ending("cancelled", reason[:MOST_REASON])))

    def _filed(
        self, workspace: WorkspaceId, it: Booking, lost: Taker | None, to: str, page: Page | None
    ) -> Became | None:
        """The booking in another calendar of its host, if it is there still; else what is told of that decides.

        If it was put anew where it was, since its guest moved it just then, what was filed is no booking.
        """
        entry = self.ledger.entry(workspace, to, it.booking_id)
        if entry is None:
            return None
        if lost is None:
            self.ledger.discard(workspace, entry)
            return None
        takers = tuple(Taker(each.person, to) if each == lost else each for each in it.takers)
        after = it.model_copy(update={"takers": takers})
        return self._declined(after, entry, page) or Became(after)

    def _otherwise(self, it: Booking, entry: CalendarEvent, by: str, zone: str) -> Became | None:
        """The booking at the time of its event; who moves what waits for them, or confirms it, agrees to it."""
        event, (begins, ends) = entry.event, _time(entry.event, zone)
        agrees = it.status == "pending" and event.get("status", "confirmed") == "confirmed"
        if ((begins, ends) == (it.begins, it.ends) and not agrees) or begins >= ends:
            return None
        after = it.model_copy(update={"begins": begins, "ends": ends, "by": by})
        if it.status != "held":  # for its guest nobody else can confirm it
            after = after.decided(by)
        status = "confirmed" if after.status == "confirmed" else "tentative"
        said: dict[str, Any] = {"status": status, "updated": written(self.now()), "sequence": after.moved}

        def edit(other: CalendarEvent) -> CalendarEvent:
            if other.calendar_id == entry.calendar_id:
                if other.event.get("status", "confirmed") == status:
                    return other
                return other.model_copy(update={"event": {**other.event, **said}, "by": None, "origin": ORIGIN})
            rest = {name: value for name, value in other.event.items() if name not in _WHEN}
            when = {name: event[name] for name in _WHEN if name in event}
            return other.model_copy(update={"event": {**rest, **when, **said}, "by": None, "origin": ORIGIN})

        return Became(after, edit)


def _time(event: dict[str, Any], zone: str) -> tuple[datetime, datetime]:
    """From when until when it is; of what repeats, the first time."""
    series = Series.read(event)
    there = series.zone or zone
    (begins,) = instants([series.start], there)
    return begins, series.duration.later(begins, there)
