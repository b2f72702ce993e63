"""Which days of a year, a month or a week a plan selects. Days are numbers: ``date.toordinal``."""

from calendar import isleap, monthrange
from collections.abc import Iterable
from datetime import date

from agenda.recurrence.effort import Effort
from agenda.recurrence.plan import Plan

_WEEK = 7
_MONTHS = range(1, 13)


def of_year(plan: Plan, year: int, effort: Effort) -> list[int]:
    """Of a year: the weekdays that are counted are the year's, unless the rule names months."""
    first, size = date(year, 1, 1).toordinal(), 365 + isleap(year)
    if plan.months:
        return [day for month in sorted(plan.months) for day in of_month(plan, year, month, effort)]
    if plan.nths:
        found = _counted(plan, first, size)
    elif plan.year_days:
        found = _numbered(plan.year_days, first, size)
    elif plan.weeks:
        found = sorted(_in_weeks(plan, year, first, size))
    elif plan.month_days:
        return [day for month in _MONTHS for day in of_month(plan, year, month, effort)]
    else:
        found = _weekdays(plan, first, size)
    return _kept(plan, found, effort, 1)


def of_month(plan: Plan, year: int, month: int, effort: Effort) -> list[int]:
    """Of a month."""
    first, size = date(year, month, 1).toordinal(), monthrange(year, month)[1]
    if plan.months and month not in plan.months:
        return []
    if plan.nths:
        found = _counted(plan, first, size)
    elif plan.month_days:
        found = _numbered(plan.month_days, first, size)
    elif plan.weekdays:
        found = _weekdays(plan, first, size)
    else:
        found = list(range(first, first + size))
    return _kept(plan, found, effort, bool(plan.months) + bool(plan.nths or plan.month_days or plan.weekdays))


def of_week(plan: Plan, first: int, effort: Effort) -> list[int]:
    """Of the week that begins on the day ``first``."""
    days = [first + (weekday - plan.week_start) % _WEEK for weekday in plan.weekdays] or range(first, first + _WEEK)
    return _kept(plan, sorted(days), effort, bool(plan.weekdays))


def _kept(plan: Plan, found: list[int], effort: Effort, told: int) -> list[int]:
    """Those that are in the other lists too, where the plan has more kinds of lists than ``told``."""
    effort.spend(1 + len(plan.nths) // 4)
    if plan.kinds == told:
        return found
    effort.spend(len(found))
    return [day for day in found if selects(plan, day)]


def selects(plan: Plan, ordinal: int) -> bool:
    """Whether a day is in every list that the plan has, but for counted weekdays."""
    day = date.fromordinal(ordinal)
    if plan.months and day.month not in plan.months:
        return False
    if plan.weekdays and not plan.nths and day.weekday() not in plan.weekdays:
        return False
    if plan.month_days and day.day not in plan.month_days:
        size = monthrange(day.year, day.month)[1]
        if day.day - size - 1 not in plan.month_days:
            return False
    if plan.year_days:
        number, size = ordinal - date(day.year, 1, 1).toordinal() + 1, 365 + isleap(day.year)
        if number not in plan.year_days and number - size - 1 not in plan.year_days:
            return False
    return not plan.weeks or _in_a_week(plan, ordinal, day.year)


def _numbered(numbers: Iterable[int], first: int, size: int) -> list[int]:
    found = {number - 1 if number > 0 else size + number for number in numbers}
    return [first + each for each in sorted(found) if 0 <= each < size]


def _weekdays(plan: Plan, first: int, size: int) -> list[int]:
    ahead = (first - 1) % _WEEK  # the weekday of the first
    return sorted(
        day for weekday in plan.weekdays for day in range(first + (weekday - ahead) % _WEEK, first + size, _WEEK)
    )


def _counted(plan: Plan, first: int, size: int) -> list[int]:
    """The nth weekdays, and with them the weekdays that are not counted: ``MO,1FR``."""
    found = set(_weekdays(plan, first, size)) if plan.weekdays else set()
    ahead, behind = (first - 1) % _WEEK, (first + size - 2) % _WEEK
    for weekday, nth in plan.nths:
        if nth > 0:
            day = first + (weekday - ahead) % _WEEK + (nth - 1) * _WEEK
        else:
            day = first + size - 1 - (behind - weekday) % _WEEK + (nth + 1) * _WEEK
        if first <= day < first + size:
            found.add(day)
    return sorted(found)


def first_week(year: int, week_start: int) -> int:
    """The day on which the first week of a year begins: the week with at least four days in it (ISO 8601)."""
    fourth = date(year, 1, 4).toordinal()
    return fourth - (fourth - 1 - week_start) % _WEEK


def _in_a_week(plan: Plan, ordinal: int, year: int) -> bool:
    begins, ends = first_week(year, plan.week_start), first_week(year + 1, plan.week_start)
    if ordinal < begins:
        begins, ends = first_week(year - 1, plan.week_start), begins
    elif ordinal >= ends:
        begins, ends = ends, first_week(year + 2, plan.week_start)
    week, weeks = (ordinal - begins) // _WEEK + 1, (ends - begins) // _WEEK
    return week in plan.weeks or week - weeks - 1 in plan.weeks


def _in_weeks(plan: Plan, year: int, first: int, size: int) -> set[int]:
    """The days of a year that lie in the weeks of the plan, be they weeks of the year before or after."""
    found: set[int] = set()
    for near in (year - 1, year, year + 1):
        begins, ends = first_week(near, plan.week_start), first_week(near + 1, plan.week_start)
        for day in _numbered(plan.weeks, 0, (ends - begins) // _WEEK):
            found.update(range(max(first, begins + day * _WEEK), min(first + size, begins + (day + 1) * _WEEK)))
    return found
