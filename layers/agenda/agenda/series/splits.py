"""One series made two: what happens before a time, and what happens from then on. Pure.

The first ends just before; the second begins with that occurrence. What the rules left to their start to say, it goes
on saying: where the new start would say something else, it is written into the rules.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from agenda.recurrence import Effort, Plan, last, occurrences
from agenda.series.model import Body, Series
from agenda.series.moving import with_overrides, written
from agenda.series.occurring import comes_to
from agenda.series.refusals import CannotSplit

_WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
_OVERRIDES = "recurrenceOverrides"
Stored = Mapping[str, Any]


def earlier(body: Body, series: Series, recurrence_id: datetime) -> dict[str, Any]:
    """What happens before that time; at least the start does."""
    if recurrence_id <= series.start:
        raise CannotSplit
    until = written(recurrence_id - timedelta(seconds=1))
    after = dict(body)
    if series.plans:
        after["recurrenceRules"] = [
            rule if _over(plan, recurrence_id) else {**_endless(rule), "until": until}
            for rule, plan in zip(body["recurrenceRules"], series.plans, strict=True)
        ]
    return with_overrides(after, {each: patch for each, patch in _overrides(body).items() if each <= until})


def later(body: Body, series: Series, recurrence_id: datetime, uid: str, effort: Effort) -> dict[str, Any]:
    """What happens from that time on, as an event of its own."""
    start = written(recurrence_id)
    after = {name: value for name, value in body.items() if name not in {"created", "sequence"}}
    after |= {"uid": uid, "start": start}
    for name, plans in ("recurrenceRules", series.plans), ("excludedRecurrenceRules", series.excluded):
        rules = [
            gone_on
            for rule, plan in zip(body.get(name) or (), plans, strict=True)
            if (gone_on := _gone_on(rule, plan, recurrence_id, effort)) is not None
        ]
        after.pop(name, None)
        if rules:
            after[name] = rules
    overrides = {each: patch for each, patch in _overrides(body).items() if each >= start}
    if overrides.get(start) == {} and not series.excluded:
        del overrides[start]  # it is the start now, and so happens by itself
    return with_overrides(after, overrides)


def related(before: Body, after: Body) -> tuple[dict[str, Any], dict[str, Any]]:
    """Both, knowing of each other: the next of the first, the first of the second (RFC 8984, 4.1.3)."""
    known: Mapping[str, Mapping[str, Any]] = before.get("relatedTo") or {}
    firsts = [uid for uid, relation in known.items() if relation.get("relation", {}).get("first")]
    first = firsts[0] if firsts else before["uid"]
    others = {uid: each for uid, each in known.items() if not each.get("relation", {}).get("next")}
    return (
        {**before, "relatedTo": {**others, after["uid"]: _relation("next")}},
        {**after, "relatedTo": {**known, first: _relation("first")}},
    )


def _relation(kind: str) -> dict[str, Any]:
    return {"@type": "Relation", "relation": {kind: True}}


def _overrides(body: Body) -> Mapping[str, Mapping[str, Any]]:
    return body.get(_OVERRIDES) or {}


def _endless(rule: Stored) -> dict[str, Any]:
    return {name: value for name, value in rule.items() if name not in {"count", "until"}}


def _over(plan: Plan, time: datetime) -> bool:
    ends = last(plan)
    return ends is not None and ends < time


def _gone_on(rule: Stored, plan: Plan, start: datetime, effort: Effort) -> Stored | None:
    """The rule as it goes on from ``start``; ``None`` if nothing is left of it."""
    if _over(plan, start):
        return None
    included = comes_to(replace(plan, count=None), start, effort)
    if not included:
        if plan.interval > 1:
            raise CannotSplit
        rule = _said_out(rule, plan)
    if plan.count is None:
        return rule
    left = plan.count - len(occurrences(plan, plan.start, start, effort))
    return {**rule, "count": left + int(plan.begins and not included)} if left > 0 else None


def _said_out(rule: Stored, plan: Plan) -> Stored:
    """The rule, saying itself what its start has said."""
    days: list[dict[str, Any]] = [{"@type": "NDay", "day": _WEEKDAYS[each]} for each in sorted(plan.weekdays)]
    days += [{"@type": "NDay", "day": _WEEKDAYS[each], "nthOfPeriod": nth} for each, nth in plan.nths]
    lists = {
        "byMonth": [str(each) for each in sorted(plan.months)],
        "byMonthDay": sorted(plan.month_days),
        "byDay": days,
        "byHour": list(plan.hours),
        "byMinute": list(plan.minutes),
        "bySecond": list(plan.seconds),
    }
    return {**rule, **{name: values for name, values in lists.items() if values}}
