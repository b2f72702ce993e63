"""The components of an iCalendar file: what stands between a BEGIN and its END. Pure.

One that is broken is told to be, and ends where the next begins: the others can be read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from agenda.ics.lines import Line, lines
from agenda.ics.problems import BadCalendar, Problem

MOST = 50_000
DEEPEST = 4
MOST_WRONG = 20
"""Of one component, that are told; the others are counted."""
HEAVIEST = 16 * 1024 * 1024
"""Of one event, with the files that are attached within."""
LINE = 100
"""Bytes that a line takes beside its value, more or less."""
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
    untold: int = 0
    """How much more there is."""
    cut: bool = False
    """It ended where something else did, or began."""
    weight: int = 0
    """About how many bytes it takes, with what is in it."""

    def all(self, name: str) -> Iterator[Line]:
        return (each for each in self.properties if each.name == name)

    def first(self, name: str) -> Line | None:
        return next(self.all(name), None)


def calendars(data: bytes) -> list[Component]:
    """The calendars in a file; ``BadCalendar`` if it is none, or more than anybody has."""
    tree = _Tree(MOST)
    for line in lines(data):
        tree.take(line)
    return tree.ended()


def streamed(data: bytes, bytes_at_most: int, most: int) -> Iterator[tuple[int, Component]]:
    """What is in the calendars of a file, one after the other, each with the number of its calendar, counted from 0.

    Last come the calendars themselves, with nothing in them. It holds no more than one of them at a time.
    """
    tree = _Tree(most)
    for line in lines(data, bytes_at_most):
        tree.take(line)
        if len(tree.within) < 2:  # noqa: PLR2004 - a calendar, and something in it that has not ended
            yield from tree.whole()
    found = tree.ended()
    yield from tree.whole()
    yield from enumerate(found)


class _Tree:
    def __init__(self, most: int) -> None:
        self.found: list[Component] = []
        self.within: list[Component] = []
        self.count, self.most = 0, most
        self._told = 0

    def take(self, line: Line | Problem) -> None:
        if isinstance(line, Problem):
            self.wrong(line)
        elif line.name == "BEGIN":
            self.begin(line)
        elif line.name == "END":
            self.end(line)
        elif self.within:
            self.hold(line)
        else:
            self.wrong(Problem(line.number, line.name[:60], _NONE))

    def hold(self, line: Line) -> None:
        """Keep it with what it is in, unless that is heavier than anything that could be kept."""
        top = self.within[1] if len(self.within) > 1 else self.within[0]
        if top.weight <= HEAVIEST:
            top.weight += LINE + len(line.value)
            self.within[-1].properties.append(line)
            if top.weight > HEAVIEST:
                self.wrong(Problem(line.number, line.name[:60], f"{top.name[:60]} takes more than {HEAVIEST >> 20} MB"))

    def whole(self) -> Iterator[tuple[int, Component]]:
        """What has ended since it was asked last; the tree forgets it."""
        for number, each in enumerate(self.found[self._told :], self._told):
            yield from ((number, inner) for inner in each.components)
            each.components.clear()
        self._told = max(0, len(self.found) - 1)

    def ended(self) -> list[Component]:
        """All calendars, at the end of the file."""
        while self.within:
            self.close("the file ends before this does")
        if not self.found:
            raise BadCalendar(Problem(1, "", _NONE))
        return self.found

    def wrong(self, problem: Problem) -> None:
        """Told to the event or task that it is in, for that is what cannot be read."""
        if not self.found and not self.within:
            raise BadCalendar(problem)
        told = self.within[1] if len(self.within) > 1 else self.within[0] if self.within else self.found[-1]
        if len(told.wrong) < MOST_WRONG:
            told.wrong.append(problem)
        else:
            told.untold += 1
            more = f"{told.untold} more of its lines cannot be read"
            told.wrong[MOST_WRONG:] = [Problem(told.number, told.name[:60], more)]

    def begin(self, line: Line) -> None:
        name = line.value.strip().upper()
        self.count += 1
        if self.count > self.most:
            raise BadCalendar(Problem(line.number, name[:60], f"a file has at most {self.most} components"))
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
        self.within.pop().cut = True
