"""Whether what somebody made of an event can be kept: it, and each of its times that are otherwise. Pure.

Whatever reads events later relies on this, and checks nothing again (``Series.read``).
"""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from agenda.jscalendar.event import Event
from agenda.jscalendar.patches import patched
from agenda.recurrence import Effort, Plan, TooFar, last
from agenda.recurrence.effort import USUAL
from agenda.series.model import Body, Series, ours
from agenda.series.refusals import NotAnEvent, RulesTakeTooLong
from kernel.plainly import plainly, told

_LONGEST = 200
_MOST = 20


def checked(body: Body, effort: Effort | None = None) -> Event:
    """The event, if it can be kept; ``NotAnEvent``, ``BadPatch``, ``TooDense`` or ``TooFar`` otherwise.

    What came in one file shares one ``effort``; ``RulesTakeTooLong`` if too little of it is left.
    """
    event = _valid(body, "")
    overrides: Mapping[str, Mapping[str, Any]] = body.get("recurrenceOverrides") or {}
    base = ours(body)
    for recurrence_id, patch in overrides.items():
        _check(base, recurrence_id, patch)
    for plan in Series.of(event).plans:
        _found(plan, effort)
    return event


def _found(plan: Plan, shared: Effort | None) -> None:
    """What can never be found is refused when it is written, not whenever somebody looks."""
    own = Effort(of=shared)
    scarce = own.left < USUAL
    try:
        last(plan, own)
    except TooFar as far:
        if not scarce:
            raise
        raise RulesTakeTooLong(
            "RRULE: this file's rules take too long to look at; let them end at a time (UNTIL) instead of counting"
        ) from far


def _check(base: Body, recurrence_id: str, patch: Mapping[str, Any]) -> None:
    """Only what the patch touches is looked at: a series may have thousands of them."""
    said = ours(patch)
    after = patched({**base, "start": recurrence_id}, said)
    touched: dict[str, Any] = {}
    for path in said:
        name, *deeper = (step.replace("~1", "/").replace("~0", "~") for step in path.split("/"))
        if name not in after:
            continue
        if deeper and deeper[0] in after[name]:
            touched.setdefault(name, {})[deeper[0]] = after[name][deeper[0]]
        elif not deeper:
            touched[name] = after[name]
    _valid(
        {"uid": "-", "updated": "2026-01-01T00:00:00Z", "start": after.get("start"), **touched},
        f"recurrenceOverrides.{recurrence_id}.",
    )


def _valid(body: Body, within: str) -> Event:
    """As it is written, to the letter: what would have to be taken for something else is kept as it came."""
    try:
        return Event.model_validate_json(json.dumps(body), strict=True)
    except ValidationError as error:
        errors = [
            {
                "field": (within + ".".join(map(str, each["loc"])))[:_LONGEST],
                "code": each["type"],
                "detail": plainly(each)[:_LONGEST],
            }
            for each in told(error.errors(include_url=False, include_input=False))[:_MOST]
        ]
        raise NotAnEvent("; ".join(f"{each['field']}: {each['detail']}" for each in errors), errors) from None
