"""The components of an iCalendar file: what stands between a BEGIN and its END. Pure.

One that is broken is told to be, and ends where the next begins: the others can be read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from agenda.ics.lines import Line, lines
from agenda.ics.problems import BadCalendar, Problem

MOST = 50_000
DEEPEST = 4
MOST_WRONG = 1000
"""Of one component, that are told."""
_NEVER_WITHIN = {"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY"}
_NONE = "a calendar begins with BEGIN:VCALENDAR"


@dataclass(slots=True)
class Component:
    name: str
    number: int
    """The line on which it begins."""
    properties: list[Line] = field(default_factory=list)
    components: list["Component"] = field(default_factory=list)
    wrong: list[Problem] = field(default_factory=list)
    """What could not be read of it, and of what is in it."""

    def all(self, name: str) -> Iterator[Line]:
        return (each for each in self.properties if each.name == name)

    def first(self, name: str) -> Line | None:
        return next(self.all(name), None)


def calendars(data: bytes) -> list[Component]:
    """The calendars in a file; ``BadCalendar`` if it is none, or more than anybody has."""
    tree = _Tree()
    for line in lines(data):
        if isinstance(line, Problem):
            tree.wrong(line)
        elif line.name == "BEGIN":
            tree.begin(line)
        elif line.name == "END":
            tree.end(line)
        elif tree.within:
            tree.within[-1].properties.append(line)
        else:
            tree.wrong(Problem(line.number, line.name[:60], _NONE))
    while tree.within:
        tree.close("the file ends before this does")
    if not tree.found:
        raise BadCalendar(Problem(1, "", _NONE))
    return tree.found


class _Tree:
    def __init__(self) -> None:
        self.found: list[Component] = []
        self.within: list[Component] = []
        self.count = 0

    def wrong(self, problem: Problem) -> None:
        """Told to the event or task that it is in, for that is what cannot be read."""
        if not self.found and not self.within:
            raise BadCalendar(problem)
        told = self.within[1] if len(self.within) > 1 else self.within[0] if self.within else self.found[-1]
        if len(told.wrong) < MOST_WRONG:
            told.wrong.append(problem)

    def begin(self, line: Line) -> None:
        name = line.value.strip().upper()
        self.count += 1
        if self.count > MOST:
            raise BadCalendar(Problem(line.number, name[:60], f"a file has at most {MOST} components"))
        if name == "VCALENDAR":
            while self.within:
                self.close("another begins before this ends")
        elif name in _NEVER_WITHIN:
            while len(self.within) > 1:
                self.close("another begins before this ends")
        if not self.within and name != "VCALENDAR":
            self.wrong(Problem(line.number, name[:60], _NONE))
            begun = Component(name, line.number)  # it is of no calendar, and so of nothing
        else:
            begun = Component(name, line.number)
            (self.within[-1].components if self.within else self.found).append(begun)
        if len(self.within) >= DEEPEST:
            raise BadCalendar(Problem(line.number, name[:60], "components are nested too deeply"))
        self.within.append(begun)

    def end(self, line: Line) -> None:
        name = line.value.strip().upper()
        if all(each.name != name for each in self.within):
            self.wrong(Problem(line.number, "END", f"{name[:60]} ends where it did not begin"))
            return
        while self.within[-1].name != name:
            self.close(f"{name[:60]} ends before this does")
        self.within.pop()

    def close(self, why: str) -> None:
        """The innermost, which is not whole."""
        self.wrong(Problem(self.within[-1].number, self.within[-1].name[:60], why))
        self.within.pop()
