"""Changing a series as a whole. What was changed about some of its times moves along, or goes. Pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from agenda.jscalendar.patches import patched
from agenda.recurrence import Effort
from agenda.recurrence.effort import USUAL
from agenda.series.checked import checked
from agenda.series.model import Body, Patch, Series
from agenda.series.occurring import bounded, is_regular
from agenda.series.refusals import NotAnEvent

_OVERRIDES = "recurrenceOverrides"
_RULES = "recurrenceRules", "excludedRecurrenceRules"
_BY_DAY = frozenset({"daily", "weekly", "monthly", "yearly"})
_BY_CLOCK = "byHour", "byMinute", "bySecond"
_A_LOOK = 40


def change_all(body: Body, patch: Patch, recurrence_id: datetime | None = None) -> dict[str, Any]:
    """The event as the patch makes it.

    Where its start moves, its ends and what was changed about some of its times move by as much; of the latter, those
    go that no rule comes to any more. A patch that was meant for the occurrence ``recurrence_id`` says when that one
    starts, and takes away what was otherwise about it.
    """
    of_overrides = {path: value for path, value in patch.items() if path.partition("/")[0] == _OVERRIDES}
    rest = {path: value for path, value in patch.items() if path not in of_overrides}
    before = dict(body)
    if recurrence_id is not None:
        rest, before = _meant_for(before, rest, recurrence_id)
    after = patched(before, rest)
    checked({name: value for name, value in after.items() if name != _OVERRIDES})
    after = patched(_moved(before, after), of_overrides)
    checked(after)
    return after


def written(time: datetime) -> str:
    """A time of the event's own zone."""
    return time.isoformat(timespec="seconds")


def with_overrides(body: Body, overrides: Mapping[str, Patch]) -> dict[str, Any]:
    """The event with these, in order, and no others."""
    after = {name: value for name, value in body.items() if name != _OVERRIDES}
    return {**after, _OVERRIDES: dict(sorted(overrides.items()))} if overrides else after


def _meant_for(body: Body, patch: Patch, recurrence_id: datetime) -> tuple[dict[str, Any], dict[str, Any]]:
    """Patch and event, where the patch was written for one occurrence."""
    said = dict(patch)
    if "start" in said:
        said["start"] = _shifted(body["start"], _time(said["start"]) - recurrence_id)
    overrides = dict(body.get(_OVERRIDES) or {})
    if own := overrides.pop(written(recurrence_id), None):
        own = {path: value for path, value in own.items() if not any(_overlap(path, other) for other in patch)}
    if own or (own is not None and not is_regular(Series.read(body), recurrence_id, Effort())):
        overrides[written(recurrence_id)] = own
    return said, with_overrides(body, overrides)


def _overlap(one: str, other: str) -> bool:
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")


def _moved(before: Body, after: Body) -> dict[str, Any]:
    by = _time(after["start"]) - _time(before["start"])
    moved = dict(after)
    for name in _RULES:
        if by and after.get(name) and after.get(name) == before.get(name):
            moved[name] = [_ending_later(rule, _time(before["start"]), by) for rule in after[name]]
    overrides = after.get(_OVERRIDES)
    if not overrides or not (by or any(after.get(name) != before.get(name) for name in _RULES)):
        return moved
    effort = Effort(USUAL + _A_LOOK * len(overrides))
    was, now = bounded(Series.read(before)), bounded(Series.read(moved))
    kept = {}
    for recurrence_id, patch in overrides.items():
        time = _shifted(recurrence_id, by)
        if is_regular(was, _time(recurrence_id), effort):
            if is_regular(now, _time(time), effort):
                kept[time] = _along(patch, by)
        elif not patch.get("excluded"):
            kept[time] = _along(patch, by)
    return with_overrides(moved, kept)


def _along(patch: Patch, by: timedelta) -> Patch:
    return {**patch, "start": _shifted(patch["start"], by)} if by and "start" in patch else patch


def _ending_later(rule: Mapping[str, Any], start: datetime, by: timedelta) -> Mapping[str, Any]:
    """The rule with as many times. Who says until which day means that day, at whatever hour it is by then."""
    if not rule.get("until"):
        return rule
    end, then = _time(rule["until"]), start + by
    by_day = rule.get("frequency") in _BY_DAY and not any(rule.get(name) for name in _BY_CLOCK)
    if by_day and (start.time() <= end.time()) == (then.time() <= end.time()):
        by = timedelta(days=(then.date() - start.date()).days)
    return {**rule, "until": _shifted(rule["until"], by)}


def _shifted(time: str, by: timedelta) -> str:
    try:
        return written(_time(time) + by)
    except OverflowError:
        raise NotAnEvent("this would move the event out of the calendar") from None


def _time(text: Any) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except (TypeError, ValueError):
        raise NotAnEvent("start: a time of the event's own zone is written 2027-01-31T09:00:00") from None
