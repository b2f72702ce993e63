"""What is otherwise in a file that came again: only that is written. Pure.

Many programs write the moment of the download into every event; that alone makes none another one.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from agenda.events.model import Body, EventId, identified
from agenda.ics import Calendar

_PASSING = {"updated"}
"""What changes though nothing does."""


class Difference(NamedTuple):
    """What is to be written down, and what is there no more."""

    written: dict[EventId, Body]
    vanished: tuple[EventId, ...]


def difference(there: Mapping[EventId, Body], found: Calendar) -> Difference:
    """What makes what is there what was found. Of a file of which some could not be read, nothing has vanished."""
    events = {identified(it["uid"]): it for it in found.entries if it["@type"] == "Event" and "recurrenceId" not in it}
    written = {each: it for each, it in events.items() if each not in there or not same(there[each], it)}
    vanished = () if found.wrong else tuple(sorted(there.keys() - events.keys()))
    return Difference(written, vanished)


def same(one: Body, other: Body) -> bool:
    """Whether they say the same."""
    return _lasting(one) == _lasting(other)


def _lasting(event: Body) -> dict[str, Any]:
    said = {name: value for name, value in event.items() if name not in _PASSING}
    if overrides := said.get("recurrenceOverrides"):
        said["recurrenceOverrides"] = {
            at: {name: value for name, value in patch.items() if name not in _PASSING}
            for at, patch in overrides.items()
        }
    return said
