"""Changing and deleting an event: one of its times, that and all that follow, or all. Pure.

Events are JSCalendar as it is stored, and so is what comes back, checked. Times are recurrence ids: when it would
happen by the rules, by the clock of the event's own zone. An event that happens once is its own first and last. When a
thing was changed, and how often (``created``, ``updated``, ``sequence``), is for whoever stores it.
"""

from datetime import datetime
from typing import Any, NamedTuple

from agenda.jscalendar.patches import difference, patched
from agenda.recurrence import Effort
from agenda.recurrence.effort import USUAL
from agenda.series import moving
from agenda.series.checked import checked
from agenda.series.model import OF_ALL, Body, Patch, Series, ours
from agenda.series.moving import with_overrides, written
from agenda.series.occurring import bounded, first, happens, is_regular
from agenda.series.refusals import NoSuchOccurrence, NotOfOne
from agenda.series.splits import earlier, later, related

__all__ = ["Parts", "alone", "change_all", "change_following", "change_this", "remove_following", "remove_this"]


class Parts(NamedTuple):
    """A series that was split; where nothing comes before, it was changed as a whole, and there is no ``earlier``."""

    earlier: dict[str, Any] | None
    later: dict[str, Any]


def change_all(body: Body, patch: Patch, recurrence_id: datetime | None = None) -> dict[str, Any]:
    """The event as the patch makes it, which may have been written for one of its times."""
    if recurrence_id is not None:
        _known(body, recurrence_id)
    return moving.change_all(body, patch, recurrence_id)


def change_this(body: Body, recurrence_id: datetime, patch: Patch) -> dict[str, Any]:
    """The event, with that one of its times otherwise."""
    series, effort = _known(body, recurrence_id)
    if not series.repeats:
        return change_all(body, patch)
    for path in patch:
        if path.partition("/")[0] in OF_ALL:
            raise NotOfOne(path.partition("/")[0])
    usual = _one(body, recurrence_id)
    override = difference(usual, patched(patched(usual, _own(body, recurrence_id)), patch))
    overrides = dict(body.get("recurrenceOverrides") or {})
    overrides.pop(written(recurrence_id), None)
    if override or not is_regular(series, recurrence_id, effort):
        overrides[written(recurrence_id)] = override
    after = with_overrides(body, overrides)
    checked(after)
    return after


def change_following(body: Body, recurrence_id: datetime, patch: Patch, uid: str) -> Parts:
    """The event split in two: what happens from that time on is another event, ``uid``, and otherwise."""
    series, effort = _known(body, recurrence_id)
    if not series.repeats or recurrence_id == series.start:
        return Parts(None, change_all(body, patch, recurrence_id))
    if first(series, effort) == recurrence_id:  # what comes before was all taken out
        rest = later(body, series, recurrence_id, body["uid"], effort)
        kept = {name: body[name] for name in ("created", "sequence") if name in body}
        return Parts(None, moving.change_all({**rest, **kept}, patch, recurrence_id))
    before, after = related(earlier(body, series, recurrence_id), later(body, series, recurrence_id, uid, effort))
    checked(before)
    return Parts(before, moving.change_all(after, patch, recurrence_id))


def remove_this(body: Body, recurrence_id: datetime) -> dict[str, Any] | None:
    """The event without that one of its times; ``None`` if it was the only one."""
    series, effort = _known(body, recurrence_id)
    if not series.repeats:
        return None
    overrides = dict(body.get("recurrenceOverrides") or {})
    overrides.pop(written(recurrence_id), None)
    if is_regular(series, recurrence_id, effort):
        overrides[written(recurrence_id)] = {"excluded": True}
    after = with_overrides(body, overrides)
    checked(after)
    return after if first(bounded(Series.read(after)), effort) is not None else None


def remove_following(body: Body, recurrence_id: datetime) -> dict[str, Any] | None:
    """The event without that one and all that follow; ``None`` if nothing comes before."""
    series, effort = _known(body, recurrence_id)
    if not series.repeats or first(series, effort) == recurrence_id:
        return None
    after = earlier(body, series, recurrence_id)
    checked(after)
    return after


def alone(body: Body, recurrence_id: datetime) -> dict[str, Any]:
    """That one of its times as an event of its own, which knows of what it is one (RFC 8984, 4.3.1)."""
    series, _ = _known(body, recurrence_id)
    if not series.repeats:
        return dict(body)
    rules = {"recurrenceRules", "excludedRecurrenceRules"}
    one = {
        name: value
        for name, value in patched(_one(body, recurrence_id), _own(body, recurrence_id)).items()
        if name not in rules
    }
    one["recurrenceId"] = written(recurrence_id)
    if series.zone is not None:
        one["recurrenceIdTimeZone"] = series.zone
    return one


def _known(body: Body, recurrence_id: datetime) -> tuple[Series, Effort]:
    """The series, of which that time is one; and what working at it may cost."""
    series = Series.read(body)
    effort = Effort(USUAL + 4 * len(series.overrides or ()))
    if not (happens(series, recurrence_id, effort) if series.repeats else series.start == recurrence_id):
        raise NoSuchOccurrence(recurrence_id)
    return series, effort


def _one(body: Body, recurrence_id: datetime) -> dict[str, Any]:
    """That one of its times, before anything was changed about it."""
    return {**with_overrides(body, {}), "start": written(recurrence_id)}


def _own(body: Body, recurrence_id: datetime) -> Patch:
    """What was changed about that one."""
    patch: Patch = (body.get("recurrenceOverrides") or {}).get(written(recurrence_id)) or {}
    return ours(patch)
