"""The components of an iCalendar file: what stands between a BEGIN and its END. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from agenda.ics.lines import Line, lines
from agenda.ics.problems import BadCalendar, Problem

MOST = 50_000
DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Component:
    name: str
    number: int
    """The line on which it begins."""
    properties: list[Line] = field(default_factory=list)
    components: list["Component"] = field(default_factory=list)

    def all(self, name: str) -> Iterator[Line]:
        return (each for each in self.properties if each.name == name)

    def first(self, name: str) -> Line | None:
        return next(self.all(name), None)


def calendars(data: bytes) -> list[Component]:
    """The calendars in a file; ``BadCalendar`` if it is none, or ends before its end."""
    found: list[Component] = []
    within: list[Component] = []
    count = 0
    for line in lines(data):
        if line.name == "BEGIN":
            count += 1
            _bounded(line, count, len(within))
            begun = Component(line.value.strip().upper(), line.number)
            (within[-1].components if within else found).append(begun)
            within.append(begun)
            if len(within) == 1 and begun.name != "VCALENDAR":
                raise BadCalendar(Problem(line.number, begun.name, "a calendar begins with BEGIN:VCALENDAR"))
        elif line.name == "END":
            if not within or within[-1].name != line.value.strip().upper():
                open_ = within[-1].name if within else "nothing"
                raise BadCalendar(Problem(line.number, "END", f"{line.value[:60]} ends where {open_} is open"))
            within.pop()
        elif within:
            within[-1].properties.append(line)
        else:
            raise BadCalendar(Problem(line.number, line.name, "a calendar begins with BEGIN:VCALENDAR"))
    if within:
        raise BadCalendar(Problem(within[-1].number, within[-1].name, "the file ends before this does"))
    if not found:
        raise BadCalendar(Problem(1, "", "a calendar begins with BEGIN:VCALENDAR"))
    return found


def _bounded(line: Line, count: int, depth: int) -> None:
    if count > MOST:
        raise BadCalendar(Problem(line.number, line.value[:60], f"a file has at most {MOST} components"))
    if depth >= DEEPEST:
        raise BadCalendar(Problem(line.number, line.value[:60], "components are nested too deeply"))
