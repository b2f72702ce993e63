"""What a page offers, and who takes it. Pure.

Both come from one place: what is offered can be booked as long as nothing else happens, and nothing else can. When
something may begin is counted by the page's own clocks from midnight, whoever is a host and whatever they have to do;
so one more host under round robin never takes away a time.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import reduce
from typing import NamedTuple

from agenda.booking.diaries import Diary
from agenda.booking.page import Page
from agenda.booking.turns import Turns, order
from agenda.freebusy.meeting import starts
from agenda.freebusy.spans import Span, common, holds, joined
from agenda.times import Zone, instant, local
from kernel.errors import Invalid

_SECOND = timedelta(seconds=1)


class NoSuchDuration(Invalid):
    """The page does not offer it for so long."""

    def __init__(self, page: Page) -> None:
        detail = f"this page offers {', '.join(map(str, page.durations))} minutes"
        super().__init__(detail, [{"field": "duration", "code": "choice", "detail": detail}])


class Slot(NamedTuple):
    """A time that can be booked, and the hosts who could take it."""

    begins: datetime
    ends: datetime
    hosts: tuple[str, ...]


def offered(
    page: Page, diaries: Sequence[Diary], lasts: int, since: datetime, before: datetime, *, now: datetime
) -> Iterator[Slot]:
    """All that begin in the range, the earliest first."""
    if lasts not in page.durations:
        raise NoSuchDuration(page)
    lasting = timedelta(minutes=lasts)
    first = max(since, now + timedelta(minutes=page.notice))
    last = min(before, now + timedelta(days=page.horizon))
    if first >= last or not page.open:
        return
    able = {each.host.person: each.able(page, first, last + lasting) for each in diaries}
    full = {each.host.person: each.full(page) for each in diaries}
    for free in _somewhere(page, list(able.values())):
        for begins in starts(free, lasting, timedelta(minutes=page.interval), page.zone):
            if begins >= last:
                return
            span = Span(begins, begins + lasting)
            hosts = tuple(who for who in able if holds(able[who], span) and not full[who].on(begins))
            if len(hosts) == len(page.hosts) or (hosts and page.kind != "collective"):
                yield Slot(*span, hosts)


def taking(
    page: Page,
    diaries: Sequence[Diary],
    turns: Turns,
    lasts: int,
    begins: datetime,
    *,
    now: datetime,
    had: tuple[str, ...] = (),
) -> tuple[str, ...]:
    """Who takes it if somebody books that time: nobody, if it is not offered (any more).

    What is moved stays with those who ``had`` it, if they can.
    """
    for slot in offered(page, diaries, lasts, begins, begins + _SECOND, now=now):
        if slot.begins == begins:
            if page.kind == "collective":
                return slot.hosts
            return next((who,) for who in (*had, *order(page, turns)) if who in slot.hosts)
    return ()


def days(since: date, until: date, zone: Zone) -> Span:
    """From the beginning of one day there to the end of another, however long they are."""
    after = until + timedelta(days=1)
    return Span(_midnight(since, zone), _midnight(after, zone))


def by_day(slots: Iterable[Slot], zone: Zone) -> dict[date, list[Slot]]:
    """By the days of whoever looks."""
    found: dict[date, list[Slot]] = {}
    for each in slots:
        found.setdefault(local(each.begins, zone).date(), []).append(each)
    return found


def _midnight(day: date, zone: Zone) -> datetime:
    return instant(datetime.combine(day, time()), zone)


def _somewhere(page: Page, able: Sequence[Sequence[Span]]) -> list[Span]:
    """When it may be worth looking: when all can, or anybody."""
    if page.kind == "collective":
        return reduce(common, able[1:], list(able[0])) if able else []
    return joined(span for each in able for span in each)
