"""What a file holds that came from elsewhere, and what is otherwise than before: only that is written. Pure.

Many programs write the moment of the download into every event; that alone makes none another one. What reminds of an
event is not for others to say: the alerts of a file are left where they are, and the calendar's own hold.
"""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from agenda.events.drafts import body
from agenda.events.model import Body, EventId, fitting, identified
from agenda.ics import BadCalendar, Calendar, Problem, read
from agenda.recurrence import OF_A_FILE, Effort
from agenda.series.checked import checked
from kernel.errors import Refusal

MOST = 10_000
"""Events of one calendar."""
_PASSING = {"updated"}
"""What changes though nothing does."""
_OURS = ("alerts", "useDefaultAlerts", "method")


class Found(NamedTuple):
    """What a file holds that a calendar can have."""

    head: Calendar
    events: dict[EventId, Body]
    broken: frozenset[EventId]
    """What it holds, too, but cannot be read, or kept."""
    left_out: int

    @property
    def says(self) -> str:
        """The hash of all that it says, whenever it was made."""
        said = [_lasting(self.events[each]) for each in sorted(self.events)]
        told = [said, sorted(self.broken), self.head.whole]
        return sha256(json.dumps(told, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


class Difference(NamedTuple):
    """What is to be written down, and what is there no more."""

    written: dict[EventId, Body]
    vanished: tuple[EventId, ...]


def found(data: bytes) -> Found:
    """What is in a file; ``BadCalendar`` if it is none, or holds more than is followed."""
    head = read(data)
    if len(head.entries) > MOST:
        raise BadCalendar(Problem(1, "", f"a calendar of more than {MOST} events is not followed"))
    events: dict[EventId, Body] = {}
    broken = {identified(uid) for uid in head.unread}
    left_out, effort = head.wrong, Effort(OF_A_FILE)
    for entry in head.entries:
        event_id = identified(entry["uid"])
        try:
            if (event := _kept(entry, effort)) is not None:
                events[event_id] = event
                continue
        except Refusal:
            broken.add(event_id)
        left_out += 1
    return Found(head, events, frozenset(broken - events.keys()), left_out)


def difference(there: Mapping[EventId, Body], it: Found) -> Difference:
    """What makes what is there what was found. Of a file that was cut nothing has vanished."""
    written = {each: event for each, event in it.events.items() if each not in there or not same(there[each], event)}
    gone = there.keys() - it.events.keys() - it.broken
    return Difference(written, tuple(sorted(gone)) if it.head.whole else ())


def same(one: Body, other: Body) -> bool:
    """Whether they say the same."""
    return _lasting(one) == _lasting(other)


def _kept(entry: Body, effort: Effort) -> Body | None:
    """An event as it is kept; nothing of what is none, or only one time of a series that is not there."""
    if entry["@type"] != "Event" or "start" not in entry or "recurrenceId" in entry:
        return None
    said = {**dict(_plain(entry)), "useDefaultAlerts": True}
    if overrides := entry.get("recurrenceOverrides"):
        said["recurrenceOverrides"] = {at: dict(_plain(patch)) for at, patch in overrides.items()}
    return fitting(body(checked(said, effort)))


def _plain(said: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((path, value) for path, value in said.items() if path.partition("/")[0] not in _OURS)


def _lasting(event: Body) -> dict[str, Any]:
    said = {name: value for name, value in event.items() if name not in _PASSING}
    if overrides := said.get("recurrenceOverrides"):
        said["recurrenceOverrides"] = {
            at: {name: value for name, value in patch.items() if name not in _PASSING}
            for at, patch in overrides.items()
        }
    return said
