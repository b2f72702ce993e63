"""The recurrence ids of a series: in the times that clocks show, in order, as many as somebody asks for. Pure."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from heapq import merge

from agenda.recurrence import Effort, Plan, each_from, last, occurrences
from agenda.series.model import Series

_SECOND = timedelta(seconds=1)


def regular(series: Series, low: datetime, effort: Effort) -> Iterator[datetime]:
    """What the rules come to from ``low`` on, whatever was changed about some of it."""
    ours = merge(*(each_from(plan, low, effort) for plan in series.plans)) if series.plans else _once(series, low)
    out = merge(*(each_from(plan, low, effort) for plan in series.excluded))
    leaves, seen = next(out, None), None
    for each in ours:
        while leaves is not None and leaves < each:
            leaves = next(out, None)
        if each not in (seen, leaves):
            yield each
        seen = each


def first(series: Series, effort: Effort) -> datetime | None:
    """The recurrence id of the first that happens; ``None`` if none does."""
    overrides = series.overrides or {}
    kept = [each for each, patch in overrides.items() if not patch.get("excluded")]
    for each in regular(series, series.start, effort):
        if each not in overrides:
            kept.append(each)
            break
        if kept and min(kept) <= each:
            break
    return min(kept, default=None)


def is_regular(series: Series, recurrence_id: datetime, effort: Effort) -> bool:
    """Whether the rules come to it."""
    if any(comes_to(plan, recurrence_id, effort) for plan in series.excluded):
        return False
    if not series.plans:
        return recurrence_id == series.start
    return any(comes_to(plan, recurrence_id, effort) for plan in series.plans)


def happens(series: Series, recurrence_id: datetime, effort: Effort) -> bool:
    """Whether there is such an occurrence."""
    patch = (series.overrides or {}).get(recurrence_id)
    if patch is not None:
        return not patch.get("excluded")
    return is_regular(series, recurrence_id, effort)


def comes_to(plan: Plan, time: datetime, effort: Effort) -> bool:
    """Whether a rule comes to that time."""
    return bool(occurrences(plan, time, time + _SECOND, effort))


def _once(series: Series, low: datetime) -> Iterator[datetime]:
    if series.start >= low:
        yield series.start


def bounded(series: Series) -> Series:
    """The same, where no rule need be counted: it is known when each ends."""
    plans = tuple(plan if plan.count is None else plan.ending(last(plan) or plan.start) for plan in series.plans)
    return replace(series, plans=plans)
