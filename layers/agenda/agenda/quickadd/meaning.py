"""What days and rules come to from now on. Pure."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from agenda.quickadd.days import When
from agenda.quickadd.repeats import Repeat, last_day
from agenda.recurrence import TooDense, first_after, plan
from agenda.recurrence.rule import Rule

_SECOND, _DAY = timedelta(seconds=1), timedelta(days=1)
_FAR = datetime(9000, 1, 1)
_LAST_OF_DAY = time(23, 59, 59)


class Day(NamedTuple):
    """When it is due for the first time: on a ``whole`` day, or at a time."""

    due: datetime
    whole: bool
    rule: Rule | None = None


def dated(it: When, hour: time | None) -> Day:
    """That day, at that time if none was said with the day."""
    hour = it.hour or hour
    return Day(datetime.combine(it.day, hour or time()), whole=hour is None)


def coming(hour: time, now: datetime) -> Day:
    """At that time today, or tomorrow if it is over."""
    due = datetime.combine(now.date(), hour)
    over = due <= now and due.date() < date.max
    return Day(due + _DAY if over else due, whole=False)


def repeating(it: Repeat, hour: time | None, now: datetime) -> Day | None:
    """The first time of its rule; ``None`` if it has none."""
    hour = it.hour or hour
    by_clock = it.rule.frequency in {"hourly", "minutely"}
    since = it.since.day if it.since else now.date()
    started = datetime.combine(since, hour or time())
    if by_clock and hour is None and it.since is None:
        started = now.replace(second=0, microsecond=0)
    whole = hour is None and not by_clock
    earliest = started if it.since or whole else now
    try:
        first = _first(it.rule, started, earliest)
        end = last_day(it, first.date()) if first else None
    except (OverflowError, ValueError, TooDense):
        return None
    if first is None or (end is not None and end < first.date()):
        return None
    rule = it.rule if end is None else it.rule.model_copy(update={"count": None, "until": _until(end, whole=whole)})
    return Day(first, whole, rule)


def _first(rule: Rule, started: datetime, earliest: datetime) -> datetime | None:
    """The first that the rule names itself: its start is one of its times whatever it names."""
    plain = rule.model_copy(update={"count": None})
    if any((rule.by_day, rule.by_month_day, rule.by_month)):
        plain, started = plain.model_copy(update={"interval": 1}), started - _DAY
        return first_after(plan(plain, started), max(earliest, started + _DAY) - _SECOND, before=_FAR)
    return first_after(plan(plain, started), earliest - _SECOND, before=_FAR)


def _until(day: date, *, whole: bool) -> datetime:
    return datetime.combine(day, time() if whole else _LAST_OF_DAY)
