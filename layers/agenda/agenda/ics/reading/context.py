"""What there is to know while one component is read. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from agenda.ics.lines import Line
from agenda.ics.problems import Problem, Problems
from agenda.ics.zones import Zones

Said = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Context:
    zones: Zones
    notes: Problems
    method: str | None = None

    def zone(self, line: Line) -> str | None:
        return self.zones.zone(line)

    def note(self, line: Line, what: str) -> None:
        self.notes.add(Problem(line.number, line.name[:60], what))


def word(line: Line | None, known: Mapping[str, str]) -> str | None:
    """What JSCalendar calls what a property says."""
    return known.get(line.value.strip().upper()) if line else None
