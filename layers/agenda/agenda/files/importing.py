"""Taking what a file holds into a calendar: all of it that can be taken, and a report of the rest."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from agenda.access.service import Access
from agenda.calendars.model import Calendar as Target
from agenda.events.judging import HEAVIEST
from agenda.events.model import CalendarEvent, EventId, identified, written_by_people
from agenda.files.model import LARGEST, MOST, ORIGIN, Answered, FileTooLarge, Imported, Told
from agenda.ics import Calendar, read
from agenda.ics.problems import Problem
from agenda.recurrence import OF_SOME, Effort
from contracts.agenda import ChangesApplied, ChangesApply, Write
from kernel.callers import Caller, WorkspaceId

OF_CALENDARS = {None, "PUBLISH", "REQUEST"}
IMPORTS = "begin with POST /api/agenda/calendars/{calendar_id}/imports"
Numbered = tuple[int, dict[str, object]]


class Records(Protocol):
    """Where events are looked up."""

    def find(self, workspace: WorkspaceId, calendar_id: str, event_ids: Iterable[str]) -> dict[str, CalendarEvent]: ...


class Applying(Protocol):
    """What writes many events at once."""

    def apply(
        self, caller: Caller, calendar_id: str, asked: ChangesApply, effort: Effort | None = None
    ) -> ChangesApplied: ...


class Carried(Protocol):
    """Where it is kept that somebody brought something, for them and for the audit log."""

    def importing(self, caller: Caller, calendar: Target, size: int, count: int) -> str: ...
    def imported(self, caller: Caller, job_id: str, came: Imported) -> None: ...


@dataclass(frozen=True, slots=True)
class Importing:
    records: Records
    events: Applying
    access: Access
    carried: Carried

    def take(self, caller: Caller, calendar_id: str, data: bytes) -> Imported:
        """Take all of a file that can be taken; whoever brings it again changes nothing."""
        calendar = self.access.demand(caller, calendar_id, "write").calendar
        written_by_people(calendar)  # before reading what they bring
        if len(data) > LARGEST:
            raise FileTooLarge(f"a file of more than {LARGEST // 1024**2} MB is uploaded: {IMPORTS}")
        found = read(data)
        if found.method not in OF_CALENDARS:
            raise Answered(f"this file is a message ({found.method}), and not what a calendar holds")
        events, problems = sorted_out(found)
        if len(events) > MOST:
            raise FileTooLarge(f"a file of more than {MOST} events is uploaded: {IMPORTS}")
        job_id = self.carried.importing(caller, calendar, len(data), len(events))
        outcomes, effort, notes = Counter[str](), Effort(OF_SOME), list(found.notes)
        for some in _batches(events):
            outcomes += self._taken(caller, calendar_id, some, (problems, notes), effort)
        came = Imported(
            created=outcomes["created"],
            updated=outcomes["updated"],
            unchanged=outcomes["unchanged"],
            left_out=found.wrong + len(problems) - len(found.problems),
            problems=Told.first(problems),
            notes=Told.first(notes),
        )
        self.carried.imported(caller, job_id, came)
        return came

    def _taken(
        self,
        caller: Caller,
        calendar_id: str,
        some: list[Numbered],
        told: tuple[list[Problem], list[Problem]],
        effort: Effort,
    ) -> Counter[str]:
        """What became of some of them; why not of others, and what is otherwise, is told beside it."""
        problems, notes = told
        writes = tuple(Write(object=event) for _, event in some)
        asked = ChangesApply(calendar_id=calendar_id, writes=writes, origin=ORIGIN)
        there = self.records.find(caller.workspace, calendar_id, [_id(event) for _, event in some])
        outcomes: Counter[str] = Counter()
        for (line, event), each in zip(
            some, self.events.apply(caller, calendar_id, asked, effort).outcomes, strict=True
        ):
            if each.outcome == "refused":
                problems.append(Problem(line, "VEVENT", each.problem or "it cannot be kept"))
            elif each.outcome == "written":
                outcomes["updated" if _id(event) in there else "created"] += 1
            else:
                outcomes["unchanged"] += 1
                notes += [Problem(line, "ORGANIZER", each.note)] if each.note else []
        return outcomes


def sorted_out(found: Calendar) -> tuple[list[Numbered], list[Problem]]:
    """The events that a calendar can hold, with their lines, and why not the others."""
    events: list[Numbered] = []
    problems = list(found.problems)
    for line, entry in zip(found.lines, found.entries, strict=True):
        if entry["@type"] == "Task":
            problems.append(
                Problem(line, "VTODO", "a calendar holds events; for its tasks, bring the file into a project")
            )
        elif "start" not in entry:
            problems.append(Problem(line, "VEVENT", "it does not say when it begins"))
        elif "recurrenceId" in entry:
            problems.append(Problem(line, "RECURRENCE-ID", "it is one time of a series that the file does not have"))
        else:
            events.append((line, entry))
    return events, problems


def _batches(events: list[Numbered]) -> Iterator[list[Numbered]]:
    return (list(some) for some in (events[at : at + HEAVIEST] for at in range(0, len(events), HEAVIEST)))


def _id(event: dict[str, object]) -> EventId:
    return identified(str(event["uid"]))
