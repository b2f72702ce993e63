"""Why a time cannot be had that somebody wants: it was never to be had, or it is taken by now. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

from agenda.booking.diaries import Diary
from agenda.booking.page import Page
from agenda.booking.slots import NoSuchDuration, taking
from agenda.freebusy.meeting import starts
from agenda.freebusy.spans import Span
from agenda.times.local import written
from kernel.errors import Invalid

NEAR = timedelta(days=3)
FURTHER = timedelta(days=21)
"""How far it is looked for another time: where there is none near it, for longer."""

Why = Literal["past", "too-soon", "too-far", "off-grid", "closed"]
_WHY: dict[Why, str] = {
    "past": "that time has passed",
    "too-soon": "that is sooner than this page can be booked",
    "too-far": "that is further ahead than this page can be booked",
    "off-grid": "nothing begins at that time on this page",
    "closed": "nobody is there at that time",
}


class NotOffered(Invalid):
    """The page does not offer that time, whoever asks; ``instead`` are some that it does."""

    def __init__(self, why: Why, instead: Sequence[datetime] = ()) -> None:
        detail = _WHY[why]
        super().__init__(f"begins: {detail}", [{"field": "begins", "code": why, "detail": detail}])
        self.instead = tuple(instead)

    def facts(self) -> dict[str, object]:
        return {**super().facts(), "instead": [written(each) for each in self.instead]}


def demand_duration(page: Page, lasts: int) -> None:
    """Raise ``NoSuchDuration`` unless the page offers it for so long."""
    if lasts not in page.durations:
        raise NoSuchDuration(page)


def never(page: Page, lasts: int, begins: datetime, now: datetime) -> Why | None:
    """Why it is not to be had, by the page alone."""
    if begins < now:
        return "past"
    if begins < now + timedelta(minutes=page.notice):
        return "too-soon"
    if begins >= now + timedelta(days=page.horizon):
        return "too-far"
    lasting = timedelta(minutes=lasts)
    grid = starts(Span(begins, begins + lasting), lasting, timedelta(minutes=page.interval), page.zone)
    return None if next(grid, None) == begins else "off-grid"


def closed(page: Page, diaries: Sequence[Diary], lasts: int, begins: datetime, now: datetime) -> Why | None:
    """Why it is not to be had even of hosts who have nothing else to do."""
    idle = [Diary(each.host) for each in diaries]
    return None if taking(page, idle, {}, lasts, begins, now=now) else "closed"


def around(page: Page, begins: datetime, now: datetime) -> tuple[Span, ...]:
    """Where to look for another time: close to it, as far as the page can be booked then; and later."""
    first, last = now + timedelta(minutes=page.notice), now + timedelta(days=page.horizon)
    at = min(max(begins, first), last)
    return Span(max(at - NEAR, now), at + NEAR), Span(at, at + FURTHER)
