"""A large file taken apart: each part is read by itself, in little memory, and says what the whole says of it. Pure.

All that is said of one event, of a series and of its single times, is in one part; what describes the zones is in the
head, with which every part is read.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any, NamedTuple

from agenda.ics.components import Component, streamed
from agenda.ics.lines import Line
from agenda.ics.problems import BadCalendar, Problem, Problems
from agenda.ics.reading.entry import KINDS, uid_of
from agenda.ics.reading.file import Calendar, gathered

MOST_BYTES = 50 * 1024 * 1024
MOST_ENTRIES = 100_000
MOST_COMPONENTS = 1_000_000
"""With the alarms of events, and what zones consist of."""
MOST_ZONES = 1000
MOST_OF_ONE = 6000
"""Components that say something of one event: more of its times are not kept one by one."""
ENTRIES, BYTES = 900, 4 * 1024 * 1024
"""Of one part, more or less: what is said of one event stays together."""
HEAVIEST = 24 * 1024 * 1024
"""Of what is said of one event."""
MOST_SPOOLED = 256 * 1024 * 1024
"""Bytes of all that is taken apart: five times the file, and half the disk that there is."""


class _Place(NamedTuple):
    """Where in the spool something lies."""

    at: int
    size: int


@dataclass(slots=True)
class _Group:
    """What is said of one event."""

    places: list[_Place] = field(default_factory=list)
    size: int = 0


@dataclass(slots=True)
class Apart:
    """A file, taken apart."""

    spool: IO[bytes]
    entries: int = 0
    """Events and tasks, and what is said of single times of theirs."""
    problems: Problems = field(default_factory=Problems)
    """What is of no part."""
    heads: list[Component] = field(default_factory=list)
    zones: dict[int, list[Component]] = field(default_factory=dict)
    groups: dict[tuple[str, str], _Group] = field(default_factory=dict)

    @property
    def method(self) -> str | None:
        """What it asks for, if it is a message."""
        line = self.heads[0].first("METHOD")
        return line.value.strip().upper() or None if line else None

    def head(self) -> bytes:
        """What every part is read with."""
        return _json([_plain(each, self.zones.get(number, ())) for number, each in enumerate(self.heads)])

    def parts(self) -> Iterator[bytes]:
        """All of them; who asks again gets the same."""
        some: list[bytes] = []
        size = 0
        for group in self.groups.values():
            if some and (len(some) + len(group.places) > ENTRIES or size + group.size > BYTES):
                yield b"\n".join(some)
                some, size = [], 0
            for each in group.places:
                self.spool.seek(each.at)
                some.append(self.spool.read(each.size))
            size += group.size
        if some:
            yield b"\n".join(some)


def taken_apart(data: bytes, spool: IO[bytes]) -> Apart:
    """What is in it goes into ``spool``; ``BadCalendar`` if it is no calendar file, or larger than we take."""
    apart, at, zones = Apart(spool), 0, 0
    for calendar, each in streamed(data, MOST_BYTES, MOST_COMPONENTS):
        if each.name == "VCALENDAR":
            apart.heads.append(each)
            apart.problems.add(*each.wrong)
        elif each.name == "VTIMEZONE":
            zones += 1
            if zones <= MOST_ZONES:
                apart.zones.setdefault(calendar, []).append(each)
        elif each.name not in KINDS:
            apart.problems.add(Problem(each.number, each.name[:60], "only events and tasks are read"))
        else:
            apart.entries += 1
            if apart.entries > MOST_ENTRIES:
                raise BadCalendar(
                    Problem(
                        each.number, each.name, f"a file has at most {MOST_ENTRIES} events; export a year at a time"
                    )
                )
            said = _json([calendar, _plain(each, each.components)])
            if at + len(said) > MOST_SPOOLED:
                apart.problems.add(Problem(each.number, each.name, "the file says too much altogether; divide it"))
            else:
                at += _held(apart, each, _Place(at, spool.write(said)))
    return apart


def read_part(head: bytes, part: bytes) -> Calendar:
    """What a part holds."""
    heads = [_component(each) for each in json.loads(head)]
    for each in heads:
        each.wrong = []  # it was told of the whole file
    for line in part.split(b"\n"):
        calendar, said = json.loads(line)
        heads[calendar].components.append(_component(said))
    return gathered(heads)


def _held(apart: Apart, it: Component, place: _Place) -> int:
    """Let it count, if there is room among what is said of that event; the bytes that it takes in the spool."""
    group = apart.groups.setdefault((it.name, uid_of(it)), _Group())
    if len(group.places) >= MOST_OF_ONE or group.size + place.size > HEAVIEST:
        apart.problems.add(Problem(it.number, it.name, "the file says too much of this one event"))
    else:
        group.places.append(place)
        group.size += place.size
    return place.size


def _plain(it: Component, inner: Any) -> list[Any]:
    properties = [[line.number, line.name, line.parameters, line.value] for line in it.properties]
    first = it.wrong[:1]  # no more is told of what is left out for it
    return [it.name, it.number, properties, [_plain(each, each.components) for each in inner], first]


def _component(said: Any) -> Component:
    name, number, properties, inner, wrong = said
    lines = [
        Line(at, prop, {key: tuple(each) for key, each in more.items()}, value) for at, prop, more, value in properties
    ]
    return Component(name, number, lines, [_component(each) for each in inner], [Problem(*each) for each in wrong])


def _json(said: Any) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
