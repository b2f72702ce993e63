"""When a task that repeats is to be done again. Pure.

Its rules speak of what clocks show in its own zone; one of no zone is at that time wherever one is. A task is one of
its times, the one that is next to be done: what was missed is not made up for.
"""

from calendar import monthrange
from datetime import date, datetime, time, timedelta

from agenda.recurrence import first_after, occurrences, plan
from agenda.recurrence.rule import Rule
from agenda.tasks.days import as_time
from agenda.tasks.model import Task
from agenda.times import Zone, local

_YEAR = 12
_IN_MONTHS = {"monthly": 1, "yearly": _YEAR}
_SECOND = timedelta(seconds=1)
_LAST = datetime.max - timedelta(days=400)


def following(task: Task, done: datetime, here: Zone) -> Task | None:
    """The task as it is next, once it was done at that moment; ``None`` if that was the last time."""
    begins = task.begins
    if begins is None or not task.recurrence_rules:
        return None
    (rule,) = task.recurrence_rules
    now = local(done, task.time_zone or here).replace(microsecond=0)
    started = begins if task.after_done else task.series or begins
    again = _counted(rule, begins, now, task) if task.after_done else _next(rule, started, now, task)
    left = _less(rule, 1) if task.after_done else _less(rule, _passed(rule, started, again))
    if again is None or left is None:
        return None
    try:
        return moved(task, again - begins).model_copy(update={"recurrence_rules": [left], "series": None})
    except OverflowError:
        return None  # it would be due after the end of the calendar


def at_another(task: Task, series: datetime) -> bool:
    """Whether it is at a time of its rule, if that counts from ``series``, so that it need not be told which it is."""
    begins = task.begins
    if begins is None or begins == series or not task.recurrence_rules:
        return True
    (rule,) = task.recurrence_rules
    if rule.count is not None or not series < begins < _LAST:
        return False  # it would be done more often than it is to be
    return first_after(plan(rule, series), begins - _SECOND, before=begins + _SECOND) == begins


def _next(rule: Rule, started: datetime, now: datetime, task: Task) -> datetime | None:
    """The first time that is yet to come; of whole days, the first after today."""
    since = max(started, datetime.combine(now.date(), time()) if task.show_without_time else now)
    return first_after(plan(rule, started), since, before=_LAST)


def _passed(rule: Rule, started: datetime, again: datetime | None) -> int:
    """How many of its times are over, where they are counted."""
    return 0 if rule.count is None or again is None else len(occurrences(plan(rule, started), started, again))


def _less(rule: Rule, passed: int) -> Rule | None:
    """The rule with so many times the less to come; ``None`` if none is left."""
    if rule.count is None:
        return rule
    return rule.model_copy(update={"count": rule.count - passed}) if rule.count > passed else None


def moved(task: Task, ahead: timedelta) -> Task:
    """The task so much later: all that it says of days is as far apart as it was."""
    later: dict[str, object] = {}
    if task.start is not None:
        later["start"] = task.start + ahead
    if task.due is not None:
        later["due"] = task.due + ahead
    if task.deadline is not None:
        later["deadline"] = _shifted(task.deadline, ahead)
    return task.model_copy(update=later)


def _shifted(deadline: date, ahead: timedelta) -> date:
    if isinstance(deadline, datetime):
        return deadline + ahead
    return (as_time(deadline) + ahead).date()


def _counted(rule: Rule, begins: datetime, now: datetime, task: Task) -> datetime | None:
    """The first time that the rule comes to when it is counted from now: from this day on, at the task's time of day.

    Hours count from this very minute. A month after the 31st of January is the last of February.
    """
    started = datetime.combine(now.date(), time() if task.show_without_time else begins.time())
    if rule.frequency in {"hourly", "minutely", "secondly"}:
        started = now.replace(second=0)
    if rule.frequency in _IN_MONTHS and not _listed(rule):
        again = _months_later(started, rule.interval * _IN_MONTHS[rule.frequency])
    else:
        endless = rule.model_copy(update={"count": None, "until": None})
        again = first_after(plan(endless, started), started, before=_LAST)
    return None if again is None or (rule.until is not None and again > rule.until) else again


def _months_later(day: datetime, months: int) -> datetime | None:
    """The same day so many months later, or the last of a month that does not have it."""
    year, month = divmod(day.year * _YEAR + day.month - 1 + months, _YEAR)
    if year >= _LAST.year:
        return None
    return day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))


def _listed(rule: Rule) -> bool:
    """Whether it says on which days."""
    return any((rule.by_day, rule.by_month_day, rule.by_month, rule.by_year_day, rule.by_week_no))
