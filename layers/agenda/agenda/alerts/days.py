"""What a day brings somebody: each occurrence that touches it, and what is to be done by then. Pure."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from agenda.alerts.diary import Thing
from agenda.alerts.dues import Who, declined
from agenda.jscalendar.patches import patched
from agenda.recurrence import TooDense
from agenda.series import Series, spans
from agenda.times import instant


class Span(NamedTuple):
    """From when until when something is; whole days have no hours."""

    begins: datetime
    ends: datetime
    all_day: bool = False


class Planned(NamedTuple):
    """Something of a day."""

    title: str
    span: Span
    place: str = ""
    colour: str = ""
    task: bool = False


def planned(things: Iterable[Thing], who: Who, begins: datetime, ends: datetime) -> list[Planned]:
    """What happens between two moments, but for what was cancelled or declined; in order."""
    found = [each for thing in things for each in _of(thing, who, begins, ends)]
    return sorted(found, key=lambda it: (it.task, not it.span.all_day, it.span.begins, it.title))


def _of(thing: Thing, who: Who, begins: datetime, ends: datetime) -> Iterator[Planned]:
    body = thing.body
    if thing.kind == "task":
        due = body.get("due") or body.get("start")
        at = instant(datetime.fromisoformat(due), body.get("timeZone") or who.zone) if due else None
        if at is not None and begins <= at < ends and body.get("progress") not in {"completed", "failed", "cancelled"}:
            yield _planned(thing, body, Span(at, at, bool(body.get("showWithoutTime"))))
        return
    try:
        times = spans(Series.read(body), begins, ends, who.zone)
    except TooDense:
        return
    for time in times:
        here = patched(body, time.patch) if time.patch else body
        if here.get("status") != "cancelled" and not declined(here, who.email):
            yield _planned(thing, here, Span(time.begins, time.ends, bool(here.get("showWithoutTime"))))


def _planned(thing: Thing, body: Any, span: Span) -> Planned:
    places = (str(each["name"]) for each in (body.get("locations") or {}).values() if each.get("name"))
    return Planned(str(body.get("title") or ""), span, next(places, ""), thing.colour, thing.kind == "task")
