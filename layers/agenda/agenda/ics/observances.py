"""What a file says of the clocks of a zone (VTIMEZONE; RFC 5545, 3.6.5): when they change, and by how much. Pure."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from agenda.ics.components import Component
from agenda.ics.lines import Line
from agenda.ics.problems import BadProperty, Problem
from agenda.ics.values import bad, offset, time
from agenda.recurrence import Effort, Plan, TooDense, occurrences, plan
from agenda.recurrence.refusals import BadRule
from agenda.recurrence.text import parse

YEARS = datetime(2018, 1, 1), datetime(2032, 1, 1)
_MOST = 500
"""Observances of a zone."""


class _Nowhere:
    def zone(self, line: Line) -> str | None:  # noqa: ARG002 - what a zone says is of no zone
        return None


@dataclass(frozen=True, slots=True)
class _Observance:
    before: timedelta
    after: timedelta
    starts: tuple[datetime, ...]
    plans: tuple[Plan, ...]

    def moments(self, since: datetime, until: datetime) -> Iterator[datetime]:
        """When it begins; the clocks still show the time before."""
        found = {each for each in self.starts if each < until}
        for each in self.plans:
            found.update(occurrences(each, max(since, each.start), until, Effort()))
        return (each.replace(tzinfo=UTC) - self.before for each in found)


class Clock:
    """What clocks there show, in the years around now."""

    def __init__(self, observances: Iterable[_Observance]) -> None:
        told = list(observances)
        table = sorted((at, each.after) for each in told for at in each.moments(*YEARS))
        self._before = told[0].before
        self._moments, self._offsets = [at for at, _ in table], [after for _, after in table]

    def changes(self, since: datetime, until: datetime) -> list[datetime]:
        return [at for at in self._moments if since <= at < until]

    def offset(self, at: datetime) -> timedelta:
        """How far ahead of UTC they are then."""
        place = bisect_right(self._moments, at) - 1
        return self._offsets[place] if place >= 0 else self._before


def clock(described: Component) -> Clock:
    """The clock that is described; ``BadProperty`` if it is not one."""
    told = [each for each in described.components if each.name in {"STANDARD", "DAYLIGHT"}]
    if described.wrong:
        raise BadProperty(described.wrong[0])
    if not told or len(told) > _MOST:
        raise BadProperty(Problem(described.number, described.name, "a time zone has 1 to 500 observances"))
    return Clock(sorted(map(_observance, told), key=lambda each: each.starts))


def _observance(told: Component) -> _Observance:
    start = told.first("DTSTART")
    before, after = told.first("TZOFFSETFROM"), told.first("TZOFFSETTO")
    if start is None or before is None or after is None:
        raise BadProperty(Problem(told.number, told.name, "DTSTART, TZOFFSETFROM or TZOFFSETTO is missing"))
    begins = time(start, _Nowhere()).local
    starts = [begins]
    for line in told.all("RDATE"):
        starts += [time(line, _Nowhere(), each).local for each in line.value.split(",")[:_MOST]]
    plans = tuple(_plan(line, begins) for line in told.all("RRULE"))
    return _Observance(offset(before), offset(after), tuple(starts), plans)


def _plan(line: Line, start: datetime) -> Plan:
    try:
        made = plan(parse(line.value), start)
        occurrences(made, *YEARS, Effort())
    except (BadRule, TooDense) as wrong:
        raise bad(line, str(wrong)) from None
    return made
