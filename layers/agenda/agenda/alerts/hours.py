"""Hours of somebody's day: when it is quiet, and when the day is told of. Pure.

A time that clocks skip is taken by the offset before, and one that they show twice is the first: the letter comes once
a day, and quiet hours end once.
"""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from agenda.alerts.model import WEEKDAYS, DailyAgenda, QuietHours
from agenda.times import instant, local

_DAY = timedelta(days=1)


class Morning(NamedTuple):
    """When somebody is told of which day."""

    at: datetime
    day: date


def quiet_until(quiet: QuietHours | None, moment: datetime, zone: str) -> datetime | None:
    """When the quiet hours are over in which a moment is; ``None`` if it is in none."""
    if quiet is None:
        return None
    today = local(moment, zone).date()
    for day in (today - _DAY, today):
        begins = instant(_at(day, quiet.since), zone)
        ends = instant(_at(day if quiet.since < quiet.until else day + _DAY, quiet.until), zone)
        if begins <= moment < ends:
            return ends
    return None


def mornings(daily: DailyAgenda | None, since: datetime, until: datetime, zone: str) -> list[Morning]:
    """The times at which the letter comes after ``since``, up to ``until``."""
    if daily is None:
        return []
    day, last = local(since, zone).date() - _DAY, local(until, zone).date() + _DAY
    found = []
    while day <= last:
        at = instant(_at(day, daily.at), zone)
        if WEEKDAYS[day.weekday()] in daily.days and since < at <= until:
            found.append(Morning(at, day))
        day += _DAY
    return found


def whole(day: date, zone: str) -> tuple[datetime, datetime]:
    """The moments between which it is that day there."""
    return instant(datetime.combine(day, time()), zone), instant(datetime.combine(day + _DAY, time()), zone)


def _at(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock))
