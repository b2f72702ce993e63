"""What is wrong with a file, and where. Pure."""

from typing import NamedTuple

from kernel.errors import Invalid

MOST = 1000
"""That are told one by one."""


class Problem(NamedTuple):
    """Something that could not be read."""

    line: int
    """Counted from 1, as an editor shows it."""
    where: str
    """The property or the component."""
    what: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.where}: {self.what}" if self.where else f"line {self.line}: {self.what}"


class Problems:
    """Those of a file, in its order; they are counted when there are too many to tell."""

    def __init__(self) -> None:
        self.told: list[Problem] = []
        self.count = 0

    def add(self, *problems: Problem) -> None:
        """Of a calendar that is cut it is told; what is in it counts by itself."""
        self.count += sum(each.where != "VCALENDAR" for each in problems)
        self.told += problems[: MOST - len(self.told)]


class BadCalendar(Invalid):
    """It is no iCalendar file that can be read."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class BadProperty(Exception):
    """One property cannot be read; the component that it is of is left out, and the others are not."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
