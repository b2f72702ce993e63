"""A rule made ready to be worked out: every list that it leaves out filled in from the start."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from itertools import product
from typing import Self

from agenda.recurrence.refusals import TooDense
from agenda.recurrence.saying import Day, Saying

YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY, MINUTELY, SECONDLY = range(7)
_FREQUENCIES = ("yearly", "monthly", "weekly", "daily", "hourly", "minutely", "secondly")
MOST_TIMES = 24 * 60
_WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")


@dataclass(frozen=True, slots=True)
class Plan:
    """A rule and its start. An empty set leaves everything in."""

    frequency: int
    start: datetime
    interval: int
    week_start: int  # 0 is Monday
    months: frozenset[int]
    month_days: frozenset[int]
    year_days: frozenset[int]
    weeks: frozenset[int]
    weekdays: frozenset[int]
    nths: tuple[tuple[int, int], ...]  # weekday, and which of its month or year
    hours: tuple[int, ...]
    minutes: tuple[int, ...]
    seconds: tuple[int, ...]
    positions: tuple[int, ...]
    count: int | None
    until: datetime | None
    times: tuple[time, ...]  # of a day, where the frequency is a day or longer
    kinds: int  # of lists that say which day it is
    begins: bool  # whether the start is one of them, whatever the rule says

    def ending(self, until: datetime) -> Self:
        """The same, where it is known when the last one is: nothing need be counted any more."""
        return replace(self, count=None, until=until)


def plan(rule: Saying, start: datetime, *, begins: bool = True) -> Plan:
    """The rule from ``start`` on, a time of the event's own zone: the first, unless the rule takes times out."""
    frequency = _FREQUENCIES.index(rule.frequency)
    hours = _clock(rule.by_hour, frequency < HOURLY, start.hour)
    minutes = _clock(rule.by_minute, frequency < MINUTELY, start.minute)
    seconds = _clock(tuple(min(each, 59) for each in rule.by_second or ()), frequency < SECONDLY, start.second)
    months, month_days, weekdays = _implied(rule, start)
    nths: tuple[tuple[int, int], ...] = ()
    if frequency <= MONTHLY and not rule.by_week_no:
        nths = tuple(
            (_WEEKDAYS.index(each.day), each.nth_of_period) for each in rule.by_day or () if each.nth_of_period
        )
        weekdays = frozenset(_WEEKDAYS.index(each.day) for each in rule.by_day or () if not each.nth_of_period)
    lists = (months, month_days, weekdays or nths, rule.by_year_day, rule.by_week_no)
    if frequency < HOURLY and len(hours) * len(minutes) * len(seconds) > MOST_TIMES:
        raise TooDense(f"this is more than {MOST_TIMES} times a day")
    return Plan(
        frequency=frequency,
        start=start,
        interval=rule.interval,
        week_start=_WEEKDAYS.index(rule.first_day_of_week),
        months=months,
        month_days=month_days,
        year_days=frozenset(rule.by_year_day or ()),
        weeks=frozenset(rule.by_week_no or ()),
        weekdays=weekdays,
        nths=nths,
        hours=hours,
        minutes=minutes,
        seconds=seconds,
        positions=tuple(rule.by_set_position or ()),
        count=rule.count,
        until=rule.until,
        times=tuple(time(*each) for each in product(hours, minutes, seconds)) if frequency < HOURLY else (),
        kinds=sum(map(bool, lists)),
        begins=begins,
    )


def _clock(values: Sequence[int] | None, coarser: bool, started: int) -> tuple[int, ...]:  # noqa: FBT001
    if values:
        return tuple(sorted(set(values)))
    return (started,) if coarser else ()


def _implied(rule: Saying, start: datetime) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """Months, days of the month and weekdays, with those that the start implies (RFC 8984, 4.3.3.1)."""
    months = frozenset(int(each) for each in rule.by_month or ())
    month_days = frozenset(rule.by_month_day or ())
    weekdays = frozenset(_weekday(each) for each in rule.by_day or ())
    if rule.frequency == "weekly" and not weekdays:
        weekdays = frozenset({start.weekday()})
    if rule.frequency == "monthly" and not weekdays and not month_days:
        month_days = frozenset({start.day})
    if rule.frequency == "yearly" and not rule.by_year_day:
        if not months and not rule.by_week_no and (month_days or not weekdays):
            months = frozenset({start.month})
        if not month_days and not rule.by_week_no and not weekdays:
            month_days = frozenset({start.day})
        if rule.by_week_no and not month_days and not weekdays:
            weekdays = frozenset({start.weekday()})
    return months, month_days, weekdays


def _weekday(day: Day) -> int:
    return _WEEKDAYS.index(day.day)
