"""What of an event a room has to decide about when somebody invites it, or says what changed. Pure.

A series is decided as one, the first time and whenever its rules or its times change. What was accepted stays accepted
for as long as it is at the same time and no larger; so of a series that the room has, a time that was moved is decided
by itself, and the room keeps the others whatever comes of it.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from agenda.events.model import CalendarEvent
from agenda.freebusy.blocking import blocked
from agenda.freebusy.spans import Span
from agenda.invitations.answering import UNASKED
from agenda.invitations.occurrences import NEVER, happens, occurrence, overrides, rids, times, version_of, with_patch
from agenda.invitations.parties import Json, key_of, people
from agenda.recurrence import Patience
from agenda.rooms.model import Bookable
from agenda.series import Occurrence, Series, spans
from agenda.times import instant

OUTSIDE = "rooms-outside"
"""What writes into the calendars of rooms for those who are not in the workspace."""
HORIZON = timedelta(days=366)
"""So far a series is looked at, from today or from when it begins: what is later is taken without looking."""

_THINGS = frozenset({"location", "resource"})
_NOT_COMING = frozenset({"declined", "delegated"})


class Had(NamedTuple):
    """How the room knows an event."""

    event: Json
    here: bool
    """Whether it stands in its calendar; or else in the trash, because the room declined it, or it was cancelled."""


class Looking(NamedTuple):
    """Who looks at an event, and when."""

    room: Bookable
    me: frozenset[str]
    """The address of the room."""
    now: datetime
    zone: str


class Unit(NamedTuple):
    """What is decided as one."""

    rid: str | None
    """Which occurrence; ``None``: all of it."""
    spans: tuple[Span, ...]
    people: int


def units(looking: Looking, had: Had | None, event: Json) -> list[Unit]:
    """What is to be decided now that the event is so; ``TooDense`` if that cannot be worked out."""
    me = looking.me
    found = {_rid(it): it for it in coming(event, looking.now, looking.zone)}
    theirs = {key: it for key, it in found.items() if _invited(event, it, me)}
    if not alone(event) and key_of(event, me) and not _stays(looking, had, event, None):
        entries = [event, *(it for rid in rids(event) if (it := occurrence(event, rid)))]
        return [Unit(None, tuple(map(_span, theirs.values())), max(map(count, entries)))]
    changed = rids(had.event if had and had.here else {}, event)
    return [
        Unit(rid, (_span(theirs[rid]),), count(occurrence(event, rid) or {}))
        for rid in changed
        if rid in theirs and not _stays(looking, had, event, rid)
    ]


def coming(event: Json, since: datetime, zone: str) -> list[Occurrence]:
    """The times of an event that are not over yet, as far as a room looks ahead."""
    series = Series.read(event)
    begins = instant(series.start, series.zone or zone)
    return spans(series, since, max(since, begins) + HORIZON, zone)


def alone(event: Json) -> bool:
    """Whether the room is invited to some of its times alone, and knows no others."""
    return version_of(event) == NEVER and bool(overrides(event))


def count(entry: Json) -> int:
    """How many people are to come, as far as is known: all who have not declined, and who asks."""
    everybody = (each for each in people(entry).values() if each.get("kind") not in _THINGS)
    return sum(1 for each in everybody if each.get("participationStatus") not in _NOT_COMING)


def status(entry: Json | None, me: frozenset[str]) -> str:
    """What the room answered."""
    key = key_of(entry, me) if entry else None
    return str(people(entry or {})[key].get("participationStatus", UNASKED)) if key else UNASKED


def stands(event: Json, me: frozenset[str]) -> bool:
    """Whether the room has it, or some of its times, or it waits for somebody to say so."""
    if event.get("status") == "cancelled":
        return False
    if not alone(event) and key_of(event, me):
        return status(event, me) != "declined"
    found = (occurrence(event, rid) for rid in rids(event))
    return any(_holds(it, me) for it in found if it is not None)


def lent(event: Json) -> dict[str, Any]:
    """The event as it stands in the calendar of a room: there it takes time, however free its people are meanwhile."""
    after = {name: value for name, value in event.items() if name != "freeBusyStatus"}
    if after.get("privacy") == "secret":
        after["privacy"] = "private"
    for rid, patch in overrides(event).items():
        if "freeBusyStatus" in patch:
            after = with_patch(after, rid, {name: said for name, said in patch.items() if name != "freeBusyStatus"})
    return after


def taken(
    event: Json, me: frozenset[str], within: Span, zone: str, patience: Patience, *, sure: bool = False
) -> Iterator[Span]:
    """When the room is not to be had because of what stands in its calendar; never, if nobody can tell.

    ``sure``: without what waits for somebody to agree, or is there perhaps.
    """
    for span, blocks in blocked(event, me, within, zone, patience).times:
        if blocks == "busy" or not sure:
            yield span


def held(it: CalendarEvent, me: frozenset[str], within: Span, zone: str, patience: Patience) -> Iterator[Span]:
    """The same of what stands there; what strangers ask for keeps it from nobody until somebody agrees."""
    return taken(it.event, me, within, zone, patience, sure=it.origin == OUTSIDE)


def _stays(looking: Looking, had: Had | None, event: Json, rid: str | None) -> bool:
    """Whether what was answered still holds."""
    room, me = looking.room, looking.me
    if had is None or (rid is None and alone(had.event)):
        return False
    then, now = (_at(it, rid) for it in (had.event, event))
    if then is None or now is None or times(then) is None or times(then) != times(now):
        return False
    if had.here:
        fits = count(now) <= count(then) or room.capacity is None or count(now) <= room.capacity
        return status(then, me) == "accepted" and fits
    refused = status(then, me) == "declined" and not room.auto_accept  # a person said so
    return rid is None and refused and count(then) == count(now)


def _at(event: Json, rid: str | None) -> Mapping[str, Any] | None:
    if rid is None:
        return event
    return occurrence(event, rid) if happens(event, rid) else None


def _rid(it: Occurrence) -> str:
    return it.recurrence_id.isoformat() if it.recurrence_id else ""


def _span(it: Occurrence) -> Span:
    return Span(it.begins, it.ends)


def _invited(event: Json, it: Occurrence, me: frozenset[str]) -> bool:
    there = event if it.patch is None else occurrence(event, _rid(it))
    return there is not None and there.get("status") != "cancelled" and key_of(there, me) is not None


def _holds(it: Json, me: frozenset[str]) -> bool:
    return it.get("status") != "cancelled" and key_of(it, me) is not None and status(it, me) != "declined"
