"""When the last occurrence of a plan is, which is worked out once, when it is written down."""

from datetime import datetime, timedelta

from agenda.recurrence.effort import Effort
from agenda.recurrence.expanding import final
from agenda.recurrence.plan import DAILY, HOURLY, MINUTELY, SECONDLY, Plan
from agenda.recurrence.refusals import TooDense, TooFar

_STEPS = {
    DAILY: timedelta(days=1),
    HOURLY: timedelta(hours=1),
    MINUTELY: timedelta(minutes=1),
    SECONDLY: timedelta(seconds=1),
}
_FINER = (HOURLY, MINUTELY, SECONDLY)


def last(plan: Plan, effort: Effort | None = None) -> datetime | None:
    """The last, or a time after which there is none; ``None`` if it goes on for ever."""
    if plan.count is None:
        return None if plan.until is None else max(plan.start, plan.until)
    try:
        return _stepped(plan, plan.count) or final(plan, effort or Effort())
    except OverflowError:
        return datetime.max
    except TooDense as dense:
        raise TooFar("its last occurrence is too far away to be found; let it end at a time instead") from dense


def _stepped(plan: Plan, count: int) -> datetime | None:
    """Where nothing but the interval says when, it is arithmetic."""
    step = _STEPS.get(plan.frequency)
    if step is None or plan.kinds or plan.positions or (plan.hours, plan.minutes, plan.seconds) != _clock(plan):
        return None
    return plan.start + (count - 1) * plan.interval * step


def _clock(plan: Plan) -> tuple[tuple[int, ...], ...]:
    """The hours, minutes and seconds of a plan whose rule names none."""
    named = plan.start.hour, plan.start.minute, plan.start.second
    return tuple((each,) if plan.frequency < finer else () for each, finer in zip(named, _FINER, strict=True))
