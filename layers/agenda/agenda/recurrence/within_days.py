"""What happens every so many hours, minutes or seconds."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import product

from agenda.recurrence import days
from agenda.recurrence.effort import Effort
from agenda.recurrence.plan import HOURLY, MINUTELY, Plan

_DAY = 24 * 60 * 60
_SIXTY = 60


def within_days(plan: Plan, since: datetime, before: datetime, effort: Effort) -> Iterator[list[datetime]]:
    """What each hour, or each minute of several, comes to, from the hour of ``since`` on."""
    for day, hour in _hours(plan, since, before, effort):
        if plan.frequency == HOURLY:
            effort.spend(_some(plan))
            yield _at(day, hour, plan.minutes, plan.seconds, plan.positions)
        elif plan.frequency == MINUTELY:
            for minute in _every(plan, day, hour, 0, plan.minutes):
                effort.spend(4 + _some(plan))
                yield _at(day, hour, (minute,), plan.seconds, plan.positions)
        elif not plan.positions or {1, -1} & set(plan.positions):  # of a second there is one
            for minute in plan.minutes or range(_SIXTY):
                effort.spend(4)
                yield _at(day, hour, (minute,), _every(plan, day, hour, minute, plan.seconds), ())


def _some(plan: Plan) -> int:
    """What it takes to look at all positions."""
    return len(plan.positions) // 4


def _hours(plan: Plan, since: datetime, before: datetime, effort: Effort) -> Iterator[tuple[int, int]]:
    """The hours in which something may happen: of each day that is selected, or one by one where they are far apart."""
    unit = _DAY // 24 if plan.frequency == HOURLY else _SIXTY if plan.frequency == MINUTELY else 1
    if plan.interval * unit > _DAY:
        begun, step = _seconds(plan.start) // unit * unit, plan.interval * unit
        near = _seconds(since.replace(minute=0, second=0, microsecond=0))
        for each in range(near + (begun - near) % step, _seconds(before) + 1, step):
            effort.spend(1)
            day, hour = each // _DAY, each % _DAY // 3600
            if (not plan.hours or hour in plan.hours) and (not plan.kinds or days.selects(plan, day)):
                yield day, hour
        return
    for day in range(since.toordinal(), before.toordinal() + 1):
        effort.spend(1)
        if plan.kinds and not days.selects(plan, day):
            continue
        passed = since.hour if day == since.toordinal() else 0
        hours = _hours_of(plan, day) if plan.frequency == HOURLY else plan.hours or range(24)
        over = before.hour if day == before.toordinal() else 23
        yield from ((day, hour) for hour in hours if passed <= hour <= over)


def _hours_of(plan: Plan, day: int) -> list[int]:
    begun = plan.start.toordinal() * 24 + plan.start.hour
    every = range((begun - day * 24) % plan.interval, 24, plan.interval)
    return [hour for hour in every if hour in plan.hours] if plan.hours else list(every)


def _every(plan: Plan, day: int, hour: int, minute: int, wanted: tuple[int, ...]) -> list[int]:
    """The minutes of an hour, or the seconds of a minute, that the interval comes to."""
    start = plan.start
    begun, here = start.toordinal() * 24 + start.hour, day * 24 + hour
    begun, here = begun * _SIXTY + start.minute, here * _SIXTY + minute
    if plan.frequency > MINUTELY:
        begun, here = begun * _SIXTY + start.second, here * _SIXTY
    every = range((begun - here) % plan.interval, _SIXTY, plan.interval)
    return [each for each in every if each in wanted] if wanted else list(every)


def _at(
    day: int, hour: int, minutes: tuple[int, ...], seconds: "tuple[int, ...] | list[int]", positions: tuple[int, ...]
) -> list[datetime]:
    on = date.fromordinal(day)
    if not positions:
        return [datetime.combine(on, time(hour, *each)) for each in product(minutes, seconds)]
    total = len(minutes) * len(seconds)
    places = sorted({each - 1 if each > 0 else total + each for each in positions})
    found = (divmod(place, len(seconds)) for place in places if 0 <= place < total)
    return [datetime.combine(on, time(hour, minutes[minute], seconds[second])) for minute, second in found]


def _seconds(moment: datetime) -> int:
    return moment.toordinal() * _DAY + int(
        timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second).total_seconds()
    )
