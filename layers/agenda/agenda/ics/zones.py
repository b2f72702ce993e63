"""Which zones a file means: by their names, and where nobody knows a name, by what the file says of their clocks. Pure.

A zone that a file describes (VTIMEZONE) is the known one whose clocks go the same in the years around now; if there is
none, it is the one that is least away, and that is noted.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache

from agenda.ics.components import Component
from agenda.ics.lines import Line
from agenda.ics.observances import Clock, clock
from agenda.ics.problems import BadProperty, Problem, Problems
from agenda.times import called, offset
from agenda.times.windows import WINDOWS

_HOURS = re.compile(r"\(?(?:GMT|UTC)\s*([+-])(\d{1,2})(?::?00)?\)?", re.IGNORECASE)
_FARTHEST = {"+": 14, "-": 12}
_YEARS = datetime(2019, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)
_FIRST = (
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "Australia/Sydney",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Asia/Kolkata",
)
"""Those that are meant, of many whose clocks go the same."""
_EVERY = timedelta(days=10)
MOST = 200
"""That are described in a file, and not known by their names."""


class Zones:
    def __init__(self, described: Iterable[Component], notes: Problems) -> None:
        self._described = {_id(each): each for each in described}
        self._notes = notes
        self._found: dict[str, str | None] = {}
        self._compared = 0

    def zone(self, line: Line) -> str | None:
        """The zone that a time is of; ``None`` if that is wherever one is."""
        name = line.parameter("TZID")
        if not name:
            return None
        if name not in self._found:
            self._found[name] = self._zone(name, line)
        return self._found[name]

    def _zone(self, name: str, line: Line) -> str | None:
        if known := _known(name):
            return known
        described = self._described.get(name)
        if described is None:
            self._note(line, f"nobody knows a time zone {name[:60]!r}; it is taken for the time wherever one is")
            return None
        place = described.first("X-LIC-LOCATION")
        if place is not None and (known := _known(place.value)):
            return known
        self._compared += 1
        if self._compared > MOST:
            self._note(line, f"a file describes at most {MOST} time zones; this is taken for the time wherever one is")
            return None
        try:
            told = clock(described)
        except BadProperty as wrong:
            self._notes.add(wrong.problem)
            return None
        near, away = _nearest(told)
        if away:
            self._note(line, f"no time zone is like {name[:60]!r}; {near} is nearest, and is taken for it")
        return near

    def _note(self, line: Line, what: str) -> None:
        self._notes.add(Problem(line.number, line.name, what))


def _known(name: str) -> str | None:
    if found := called(name):
        return "Etc/UTC" if found in {"UTC", "GMT", "Etc/GMT", "Z"} else found
    if (hours := _HOURS.fullmatch(name.strip())) and int(hours[2]) <= _FARTHEST[hours[1]]:
        ahead = int(hours[2])  # POSIX counts them the other way round
        return f"Etc/GMT{'-' if hours[1] == '+' else '+'}{ahead}" if ahead else "Etc/UTC"
    return None


def _id(described: Component) -> str:
    line = described.first("TZID")
    return line.value.strip() if line else ""


def _nearest(told: Clock) -> tuple[str, int]:
    """The known zone whose clocks are like those, and at how many of the moments looked at they are not."""
    moments = _moments()
    around = [each + step for each in told.changes(*_YEARS) for step in (-timedelta(seconds=1), timedelta(seconds=1))]
    shown = [told.offset(each) for each in (*moments, *around)]
    plain = shown[: len(moments)]
    best, least = "Etc/UTC", len(shown) + 1
    for name, offsets in _candidates().items():
        away = sum(a != b for a, b in zip(plain, offsets, strict=True))
        if away < least:
            away += sum(offset(at, name) != ahead for at, ahead in zip(around, shown[len(moments) :], strict=True))
        if away < least:
            best, least = name, away
    return best, least


@cache
def _moments() -> tuple[datetime, ...]:
    first, last = _YEARS
    return tuple(first + _EVERY * each for each in range((last - first) // _EVERY))


@cache
def _candidates() -> Mapping[str, tuple[timedelta, ...]]:
    """One zone for each place that Windows knows, the largest first."""
    names = [*_FIRST, *sorted(set(WINDOWS.values()), key=lambda name: (name.startswith("Etc/"), name))]
    names += [f"Etc/GMT{hours:+d}" for hours in range(-14, 13) if hours]
    return {name: tuple(offset(at, name) for at in _moments()) for name in dict.fromkeys(names)}
