"""A project as Todoist exports it: a table of tasks, sections and notes, made what a project here can hold. Pure."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from agenda.ics.problems import Problem
from agenda.projects.seeing import folded
from agenda.quickadd import Understood, understood
from agenda.quickadd.model import WRITTEN
from agenda.tasks.arriving import Arrival
from agenda.tasks.editing import read
from agenda.tasks.model import OURS, BadTask, TaskId
from agenda.tasks.ordering import last
from agenda.tasks.spreadsheets import Row, has
from agenda.tasks.trees import DEEPEST
from agenda.times import UnknownZone, local
from kernel.callers import PersonId
from kernel.ids import same_id

HEADINGS = ("TYPE", "CONTENT", "INDENT")
"""By these such a table is known."""

_LABEL = re.compile(r"(?<!\S)@([^\s@,;]+)")
_PERSON = re.compile(r"\s*\(\d+\)$")
"""What stands behind the name of somebody: a number of Todoist's."""
LONGEST_NAME = 120
"""Characters of what a section is called."""

_APART = timedelta(milliseconds=1)
_UNITS = {"minute": "PT{}M", "minutes": "PT{}M", "hour": "PT{}H", "hours": "PT{}H", "day": "P{}D", "days": "P{}D"}


class Note(NamedTuple):
    """What was said about a task."""

    line: int
    task_id: TaskId
    comment_id: str
    by: str
    """By whom, as Todoist calls them."""
    text: str


class There(NamedTuple):
    """Where it comes."""

    project_id: str
    sections: Mapping[str, str]
    """The ids of its sections, by their names in small letters."""
    people: Mapping[str, PersonId]
    """Whom it may be assigned to, by their names in small letters."""
    zone: str
    """Whose clocks count where the table does not say."""


@dataclass(slots=True)
class Brought:
    """What a table comes to."""

    tasks: list[Arrival] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    wrong: list[Problem] = field(default_factory=list)
    """Rows that are left out."""
    otherwise: list[Problem] = field(default_factory=list)
    """What is not taken as it stands there."""


def exported(data: bytes) -> bool:
    """Whether it is such a table."""
    return has(data, HEADINGS)


def sections(table: Iterable[Row]) -> list[str]:
    """What the sections are called, in their order."""
    found = (_section(it) for it in table if it.of("TYPE").casefold() == "section")
    return list({each.casefold(): each for each in found if each}.values())


def responsible(table: Iterable[Row]) -> bool:
    """Whether it says of anything who sees to it."""
    return any(it.of("RESPONSIBLE") for it in table)


def brought(table: Iterable[Row], there: There, now: datetime) -> Brought:
    """All that can be taken of such a table."""
    reading = _Reading(there, now)
    for number, row in enumerate(table):
        reading.take(row, now + number * _APART)
    return reading.found


class _Reading:
    """A table that is read row by row."""

    def __init__(self, there: There, now: datetime) -> None:
        self.there, self.now, self.found = there, now, Brought()
        self.section: str | None = None
        self.line: list[Arrival] = []
        """The task of the row before, and what it is part of, the outermost first."""
        self.known: Counter[str] = Counter()
        self.said: Counter[TaskId] = Counter()

    def take(self, row: Row, at: datetime) -> None:
        match row.of("TYPE").casefold():
            case "task":
                self._task(row, at)
            case "section":
                self.line = []
                self.section = self.there.sections.get(_section(row).casefold())
                if self.section is None:
                    self._otherwise(row, "CONTENT", "the project has no such section; what is in it is in none")
            case "note":
                self._note(row)
            case "" | "meta":  # how it looks there
                return
            case other:
                self._wrong(row, "TYPE", f"there are tasks, sections and notes, and no {other[:40]}")

    def _task(self, row: Row, at: datetime) -> None:
        parents = self.line[: self._depth(row) - 1]
        title, labels = _labelled(row.of("CONTENT").removeprefix("* "))
        uid = self._uid(row.of("CONTENT"), parents)
        said: dict[str, Any] = {"uid": uid, "title": title, "created": at, "updated": at, f"{OURS}order": last(at)}
        if labels:
            said["keywords"] = dict.fromkeys(labels, True)
        if text := row.of("DESCRIPTION"):
            said["description"] = text
        if self.section and not parents:
            said[f"{OURS}section"] = self.section
        said |= self._priority(row) | self._when(row) | self._deadline(row) | self._duration(row) | self._whose(row)
        if not title:
            self.line = parents
            return self._wrong(row, "CONTENT", "it does not say what there is to do")
        try:
            it = Arrival(row.line, read(said), parents[-1].task_id if parents else None)
        except BadTask as wrong:
            self.line = parents
            return self._wrong(row, "CONTENT", str(wrong))
        self.line = [*parents, it]
        self.found.tasks.append(it)
        return None

    def _note(self, row: Row) -> None:
        text = row.of("CONTENT")
        if not self.line:
            return self._wrong(row, "TYPE", "there is no task above this note")
        if not text:
            return self._wrong(row, "CONTENT", "it says nothing")
        task_id = self.line[-1].task_id
        self.said[task_id] += 1
        comment_id = _ordered(self.said[task_id], same_id("note", self.there.project_id, task_id, text))
        self.found.notes.append(Note(row.line, task_id, comment_id, _PERSON.sub("", row.of("AUTHOR")), text))
        return None

    def _depth(self, row: Row) -> int:
        said = row.of("INDENT") or "1"
        if not said.isascii() or not said.isdigit() or said == "0":
            self._otherwise(row, "INDENT", "this is no number; it is part of nothing")
            return 1
        if int(said) > DEEPEST:
            self._otherwise(row, "INDENT", f"tasks are part of others {DEEPEST} deep at most")
        return min(int(said), DEEPEST, len(self.line) + 1)

    def _priority(self, row: Row) -> dict[str, Any]:
        said = row.of("PRIORITY") or "4"
        for number, written in WRITTEN.items():
            if said in {str(number), f"p{number}"}:
                return {"priority": written} if written else {}
        self._otherwise(row, "PRIORITY", "there are 1 to 4, and 1 is the most urgent")
        return {}

    def _when(self, row: Row) -> dict[str, Any]:
        said = row.of("DATE")
        if not said:
            return {}
        zone = self._zone(row)
        if (at := _moment(said, zone)) is not None:
            return {"due": at.isoformat(), "timeZone": zone}
        it = self._understood(said, zone)
        if it.due is None or it.title or it.project or it.labels:
            self._otherwise(row, "DATE", f"{said[:60]} is not understood; write it as quick add knows it")
            return {}
        wanted = ("due", "timeZone", "showWithoutTime", "recurrenceRules", "start", f"{OURS}afterDone")
        return {name: value for name, value in it.said(zone).items() if name in wanted}

    def _deadline(self, row: Row) -> dict[str, Any]:
        said = row.of("DEADLINE")
        if not said:
            return {}
        it = self._understood(said, self.there.zone)
        if it.due is None or it.title:
            self._otherwise(row, "DEADLINE", f"{said[:60]} is not understood")
            return {}
        return {f"{OURS}deadline": it.due.date().isoformat()}

    def _duration(self, row: Row) -> dict[str, Any]:
        said, unit = row.of("DURATION"), row.of("DURATION_UNIT").casefold() or "minute"
        if not said or said == "0" or said.casefold() == "none":
            return {}
        if not said.isascii() or not said.isdigit() or len(said) > 6 or unit not in _UNITS:  # noqa: PLR2004 - two years
            self._otherwise(row, "DURATION", "it is so many minutes or days")
            return {}
        return {"estimatedDuration": _UNITS[unit].format(int(said))}

    def _whose(self, row: Row) -> dict[str, Any]:
        name = _PERSON.sub("", row.of("RESPONSIBLE"))
        if not name:
            return {}
        whose = self.there.people.get(folded(name))
        if whose is None:
            self._otherwise(row, "RESPONSIBLE", f"nobody who sees the project is called {name[:60]}, or several are")
            return {}
        return {f"{OURS}assignee": whose}

    def _zone(self, row: Row) -> str:
        said = row.of("TIMEZONE")
        try:
            local(self.now, said or self.there.zone)
        except UnknownZone:
            self._otherwise(row, "TIMEZONE", f"there is no time zone {said[:60]}; yours is taken")
            return self.there.zone
        return said or self.there.zone

    def _understood(self, said: str, zone: str) -> Understood:
        return understood(said.replace(",", " "), local(self.now, zone).replace(microsecond=0))

    def _uid(self, content: str, parents: Collection[Arrival]) -> str:
        """The same for the same task of the same table: who brings it again has it once."""
        within = [*parents][-1].task.uid if parents else self.section or "-"
        found = same_id("todoist", self.there.project_id, within, content)
        self.known[found] += 1
        return found if self.known[found] == 1 else same_id(found, str(self.known[found]))

    def _wrong(self, row: Row, where: str, what: str) -> None:
        self.found.wrong.append(Problem(row.line, where, what))

    def _otherwise(self, row: Row, where: str, what: str) -> None:
        self.found.otherwise.append(Problem(row.line, where, what))


def _section(row: Row) -> str:
    return row.of("CONTENT")[:LONGEST_NAME].strip()


def _labelled(content: str) -> tuple[str, list[str]]:
    """A title without the labels in it, unless it is nothing but these; and the labels."""
    labels = _LABEL.findall(content)
    title = " ".join(_LABEL.sub(" ", content).split())
    return title or " ".join(content.split()), labels


def _ordered(number: int, name: str) -> str:
    """An id that is made of a name, and sorts by a number, before whatever people say from now on."""
    rest = UUID(name).int & ~(0xFFFF << 64) & ((1 << 80) - 1)
    return str(UUID(int=number << 80 | 0x7 << 76 | 0x2 << 62 | rest & ~(0x3 << 62)))


def _moment(said: str, zone: str) -> datetime | None:
    """What clocks show in a zone at a moment that is said with its offset."""
    try:
        at = datetime.fromisoformat(said)
    except ValueError:
        return None
    return local(at.astimezone(UTC), zone).replace(microsecond=0) if at.tzinfo else None
