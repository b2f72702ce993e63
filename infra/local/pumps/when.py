"""When a schedule fires next: ``rate(…)``, ``cron(…)`` and ``at(…)`` as EventBridge reads them. Pure.

Of daylight saving time AWS says: a time that does not exist that day is skipped, and one that happens twice counts
once. An ``at`` in a skipped hour is taken by the clock before the change, since it would never fire otherwise.
"""

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from infra.local.pumps.cron import Cron, NotASchedule

__all__ = ["NotASchedule", "Once", "Rate", "next_after", "parse"]


class Rate(timedelta):
    """Every so often, counted from when the schedule was made or starts."""


class Once(datetime):
    """One moment by the clock on the wall."""


Expression = Cron | Rate | Once


@lru_cache(maxsize=4096)
def parse(expression: str) -> Expression:
    """The expression taken apart; NotASchedule when it is none."""
    match = re.fullmatch(r"(rate|cron|at)\((.*)\)", expression.strip())
    if match is None:
        raise NotASchedule(f"{expression!r} is neither rate(…), cron(…) nor at(…)")
    kind, text = match.groups()
    if kind == "cron":
        return Cron.parse(text)
    if kind == "at":
        if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", text):
            raise NotASchedule(f"{text!r} is not yyyy-mm-ddThh:mm:ss")
        try:
            return Once.fromisoformat(text)
        except ValueError as wrong:
            raise NotASchedule(f"{text!r}: {wrong}") from None
    rate = re.fullmatch(r"([1-9][0-9]*) (minute|hour|day)s?", text)
    if rate is None:
        raise NotASchedule(f"{text!r} is not a number of minutes, hours or days")
    return Rate(**{f"{rate[2]}s": int(rate[1])})


@lru_cache(maxsize=1024)
def zone_named(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise NotASchedule(f"there is no time zone {name!r}") from None


def next_after(expression: str, zone: str, after: datetime, since: datetime | None = None) -> datetime | None:
    """The first moment later than ``after`` at which the expression fires, in UTC; None when there is none any more.

    A rate counts from ``since`` (when the schedule was made), or from ``after`` when that is not given.
    """
    parsed = parse(expression)
    if isinstance(parsed, Rate):
        start = since or after
        periods = (after - start) // parsed + 1
        return (start + max(periods, 1) * parsed).astimezone(UTC)
    place = zone_named(zone)
    if isinstance(parsed, Once):
        moment = parsed.replace(tzinfo=place).astimezone(UTC)
        return _plain(moment) if moment > after else None
    return _next_of_cron(parsed, place, after)


def _next_of_cron(cron: Cron, place: ZoneInfo, after: datetime) -> datetime | None:
    # Where the clock is set back over midnight, the day before by the calendar may still hold later moments.
    first_day = after.astimezone(place).date() - timedelta(days=1)
    for day in cron.days_from(first_day):
        for hour in cron.hours:
            for minute in cron.minutes:
                wall = datetime(day.year, day.month, day.day, hour, minute, tzinfo=place)
                moment = wall.astimezone(UTC)
                if moment > after and moment.astimezone(place).replace(tzinfo=None) == wall.replace(tzinfo=None):
                    return moment
    return None


def _plain(moment: datetime) -> datetime:
    return datetime.fromtimestamp(moment.timestamp(), UTC)
