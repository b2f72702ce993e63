"""What a day brings somebody: each occurrence that touches it, what is to be done, and what should be by now. Pure."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from agenda.alerts.diary import Thing
from agenda.alerts.dues import Who, declined
from agenda.jscalendar.patches import patched
from agenda.recurrence import Patience, TooDense
from agenda.series import Series, spans
from agenda.times import instant

_DEADLINE = "stoa.app:deadline"


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
    late: bool = False
    """Of a task: it was due on a day before."""
    where: tuple[str, str] = ("", "")
    """Its calendar or project, and itself."""
    recurrence_id: datetime | None = None


def planned(things: Iterable[Thing], who: Who, begins: datetime, ends: datetime) -> list[Planned]:
    """What happens between two moments, but for what was cancelled or declined, and what was due before; in order."""
    patience = Patience()
    found = [each for thing in things for each in _of(thing, who, begins, ends, patience)]
    return sorted(found, key=lambda it: (it.task, not it.late and not it.span.all_day, it.span.begins, it.title))


def _of(thing: Thing, who: Who, begins: datetime, ends: datetime, patience: Patience) -> Iterator[Planned]:
    body = thing.body
    if thing.kind == "task":
        yield from _to_do(thing, who, begins, ends)
        return
    try:
        times = spans(Series.read(body), begins, ends, who.zone, patience.next())
    except TooDense:
        patience.lost()
        return
    for time in times:
        here = patched(body, time.patch) if time.patch else body
        if here.get("status") != "cancelled" and not declined(here, who.email):
            span = Span(time.begins, time.ends, bool(here.get("showWithoutTime")))
            yield _planned(thing, here, span)._replace(recurrence_id=time.recurrence_id)


def _to_do(thing: Thing, who: Who, begins: datetime, ends: datetime) -> Iterator[Planned]:
    """A task on the day on which it is due, or else starts; and when that day is over, until it is done."""
    body = thing.body
    until = body.get("due") or body.get(_DEADLINE)
    said = until or body.get("start")
    if not said or body.get("progress") in {"completed", "failed", "cancelled"}:
        return
    whole = bool(body.get("showWithoutTime")) or (not body.get("due") and len(said) == len("2026-12-01"))
    at = instant(datetime.fromisoformat(said), (not whole and body.get("timeZone")) or who.zone)
    late = at < begins
    if at < ends and (not late or until):
        yield _planned(thing, body, Span(at, at, whole))._replace(late=late)


def _planned(thing: Thing, body: Any, span: Span) -> Planned:
    places = (str(each["name"]) for each in (body.get("locations") or {}).values() if each.get("name"))
    title, where = str(body.get("title") or ""), (thing.container_id, thing.object_id)
    return Planned(title, span, next(places, ""), thing.colour, thing.kind == "task", where=where)
