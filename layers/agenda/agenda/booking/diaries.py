"""What is known of a host when somebody wants to book: when they are there, and what they have to do already. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import NamedTuple, Self

from agenda.booking.page import BookingLimits, Host, Page
from agenda.freebusy.spans import Busy, Span, joined, without
from agenda.times import local

_AROUND = timedelta(days=2)
_WEEK = timedelta(days=9)
_MONTH = timedelta(days=33)


class Appointment(NamedTuple):
    """A booking as it stands in the host's calendar, wherever they have moved it since."""

    begins: datetime
    ends: datetime
    page: str
    booking: str
    before: timedelta = timedelta()
    after: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class Diary:
    host: Host
    busy: Sequence[Busy] = ()
    """What is no booking."""
    appointments: Sequence[Appointment] = ()

    def besides(self, booking: str) -> Self:
        """The same without a booking, which is about to be moved."""
        kept = tuple(each for each in self.appointments if each.booking != booking)
        return replace(self, appointments=kept)

    def able(self, page: Page, since: datetime, before: datetime) -> list[Span]:
        """When the host can be with a guest: what is to be kept free around it on either side is taken away."""
        early, late = timedelta(minutes=page.before), timedelta(minutes=page.after)
        taken = [Span(each.begins - late, each.ends + early) for each in self.busy if each.begins < each.ends]
        taken += [
            Span(each.begins - max(late, each.before), each.ends + max(early, each.after)) for each in self.appointments
        ]
        return without(self.host.hours.open(since, before), joined(taken))

    def full(self, page: Page) -> "Full":
        """The days, weeks and months in which they are booked on this page as often as they may be."""
        zone = self.host.hours.zone
        days = [local(each.begins, zone).date() for each in self.appointments if each.page == page.page_id]
        return Full(zone, *(_reached(map(key, days), most) for key, most in _counted(page.limits)))


class Full(NamedTuple):
    zone: str
    days: frozenset[date]
    weeks: frozenset[date]
    months: frozenset[date]

    def on(self, begins: datetime) -> bool:
        """Whether one more that begins then would be one too many."""
        if not (self.days or self.weeks or self.months):
            return False
        day = local(begins, self.zone).date()
        return day in self.days or _monday(day) in self.weeks or _first(day) in self.months


def needed(page: Page, since: datetime, before: datetime) -> Span:
    """What must be known of diaries to say what is free in a range: what may be close to it, and what limits count."""
    around = _MONTH if page.limits.month else _WEEK if page.limits.week else _AROUND
    return Span(since - around, before + around)


def _counted(limits: BookingLimits) -> tuple[tuple[Callable[[date], date], int | None], ...]:
    return ((_same, limits.day), (_monday, limits.week), (_first, limits.month))


def _reached(keys: Iterable[date], most: int | None) -> frozenset[date]:
    if most is None:
        return frozenset()
    return frozenset(key for key, many in Counter(keys).items() if many >= most)


def _same(day: date) -> date:
    return day


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _first(day: date) -> date:
    return day.replace(day=1)
