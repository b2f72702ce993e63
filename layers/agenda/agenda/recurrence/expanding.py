"""When a plan happens, between two times: period by period, and never more work than was allowed."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from agenda.recurrence import days
from agenda.recurrence.effort import Effort
from agenda.recurrence.plan import DAILY, MONTHLY, WEEKLY, YEARLY, Plan
from agenda.recurrence.within_days import within_days

_LAST = datetime(9997, 12, 31)
"""Nothing is later: whether a day is of a week depends on the two years after it."""
_YEAR = 12
_WEEK = 7
_SOME = 32


def occurrences(plan: Plan, low: datetime, high: datetime, effort: Effort | None = None) -> list[datetime]:
    """Those from ``low`` on that come before ``high``, in order. The start is always the first, and is counted."""
    found: list[datetime] = []
    for batch in _batches(plan, low, high, effort or Effort()):
        if batch[0] >= high:
            break
        if batch[0] < low or batch[-1] >= high:
            batch = batch[bisect_left(batch, low) : bisect_left(batch, high)]  # noqa: PLW2901
        found += batch
    return found


def each_from(plan: Plan, low: datetime, effort: Effort) -> Iterator[datetime]:
    """Those from ``low`` on, for as long as somebody asks and the effort lasts."""
    for batch in _batches(plan, low, datetime.max, effort):
        yield from batch[bisect_left(batch, low) :]


def first_after(
    plan: Plan, moment: datetime, effort: Effort | None = None, *, before: datetime = datetime.max
) -> datetime | None:
    """The first that comes later than ``moment``, if it comes ``before`` a time."""
    for batch in _batches(plan, moment, before, effort or Effort()):
        if batch[-1] > moment:
            found = batch[bisect_right(batch, moment)]
            return found if found < before else None
    return None


def final(plan: Plan, effort: Effort) -> datetime:
    """The last of a plan that ends."""
    found = plan.start
    for batch in _batches(plan, plan.start, datetime.max, effort):
        found = batch[-1]
    return found


def _batches(plan: Plan, low: datetime, high: datetime, effort: Effort) -> Iterator[list[datetime]]:
    """All that a plan comes to near the times asked for, a few at a time; from the start if it must be counted."""
    start, until = plan.start, plan.until
    left = plan.count - plan.begins if plan.count else None
    if plan.begins:
        yield [start]
    passed = bisect_right if plan.begins else bisect_left
    since = max(low, start) if left is None else start
    for batch in _raw(plan, since, high, effort):
        effort.spend(1 + len(batch))
        if batch and batch[0] <= start:
            batch = batch[passed(batch, start) :]  # noqa: PLW2901
        if until is not None and batch and batch[-1] > until:
            batch = batch[: bisect_right(batch, until)]  # noqa: PLW2901
        if left is not None:
            batch = batch[:left]  # noqa: PLW2901
            left -= len(batch)
        if batch:
            yield batch
        if left == 0:
            return


def _raw(plan: Plan, since: datetime, before: datetime, effort: Effort) -> Iterator[list[datetime]]:
    """What the periods come to, from the one of ``since`` on."""
    if plan.until is not None:
        before = min(before, plan.until + timedelta(microseconds=1))
    before = min(before, _LAST)
    if plan.frequency > DAILY:
        yield from within_days(plan, since, before, effort)
        return
    for selected in _periods(plan, since.toordinal(), before.toordinal(), effort):
        if plan.positions:
            effort.spend(len(plan.positions) // 4)
            yield _positioned(plan, selected)
        else:
            effort.afford(len(selected) * len(plan.times))
            yield _timed(selected, plan.times)


def _periods(plan: Plan, since: int, until: int, effort: Effort) -> Iterator[list[int]]:
    """The days of each period, from the period of the day ``since`` to that of ``until``."""
    start, step = plan.start, plan.interval
    if plan.frequency == YEARLY:
        year = date.fromordinal(since).year
        for each in range(year + (start.year - year) % step, date.fromordinal(until).year + 1, step):
            yield days.of_year(plan, each, effort)
    elif plan.frequency == MONTHLY:
        month, begun = _month(since), start.year * _YEAR + start.month - 1
        for each in range(month + (begun - month) % step, _month(until) + 1, step):
            yield days.of_month(plan, each // _YEAR, each % _YEAR + 1, effort)
    elif plan.frequency == WEEKLY:
        yield from _weeks(plan, since, until, effort)
    else:
        begun = start.toordinal()
        if not plan.kinds and not plan.positions:
            for each in range(since + (begun - since) % step, until + 1, step * _SOME):
                yield list(range(each, min(each + step * _SOME, until + 1), step))
            return
        for each in range(since + (begun - since) % step, until + 1, step):
            yield [each] if not plan.kinds or days.selects(plan, each) else []


def _weeks(plan: Plan, since: int, until: int, effort: Effort) -> Iterator[list[int]]:
    """The days of each week; of some weeks at a time, where nothing but the weekday says which."""
    begun, week, step = _week(plan, plan.start.toordinal()), _week(plan, since), plan.interval * _WEEK
    first = week + (begun - week) % step
    if plan.kinds > 1 or plan.positions:
        for each in range(first, until + 1, step):
            yield days.of_week(plan, each, effort)
        return
    days_of = sorted((weekday - plan.week_start) % _WEEK for weekday in plan.weekdays)
    for some in range(first, until + 1, step * _SOME):
        yield [each + day for each in range(some, min(some + step * _SOME, until + 1), step) for day in days_of]


def _month(ordinal: int) -> int:
    day = date.fromordinal(ordinal)
    return day.year * _YEAR + day.month - 1


def _week(plan: Plan, ordinal: int) -> int:
    return ordinal - (ordinal - 1 - plan.week_start) % _WEEK


def _timed(selected: list[int], times: tuple[time, ...]) -> list[datetime]:
    combine, day = datetime.combine, date.fromordinal
    return [combine(day(each), at) for each in selected for at in times]


def _positioned(plan: Plan, selected: list[int]) -> list[datetime]:
    """Those of a period that stand where ``bySetPosition`` says."""
    times, total = plan.times, len(selected) * len(plan.times)
    places = {each - 1 if each > 0 else total + each for each in plan.positions}
    pairs = (divmod(place, len(times)) for place in sorted(places) if 0 <= place < total)
    return [datetime.combine(date.fromordinal(selected[day]), times[at]) for day, at in pairs]
