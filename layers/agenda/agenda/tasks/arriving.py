"""Tasks as they come in a file (RFC 5545), made what a project can hold. Pure.

Whatever of a file a project has no place for is left out and noted. A task that is there already stays where it stands.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from pydantic import BaseModel, Field

from agenda.files.model import ORIGIN, Told
from agenda.ics import Calendar
from agenda.ics.problems import Problem
from agenda.ics.words import EPOCH, SAYS
from agenda.tasks.editing import read
from agenda.tasks.model import OURS, BadTask, StoredTask, Task, TaskId, id_of, parents, plain
from agenda.tasks.ordering import last
from kernel.callers import PersonId

Said = dict[str, Any]

_APART = timedelta(milliseconds=1)
"""So they stand in the order of the file."""

_PLACES = (f"{OURS}section", f"{OURS}order")
_NEVER = ("recurrenceId", "recurrenceIdTimeZone", f"{OURS}lastDone", "method")
"""Of one time of a series; a message; and who did it when, which is counted, and said by nobody else than us."""


class Arrived(BaseModel, frozen=True):
    """What became of a file."""

    created: int = Field(description="Tasks that are new.", examples=[12])
    updated: int = Field(description="Tasks that are otherwise than before.", examples=[1])
    unchanged: int = Field(description="Tasks that were there already.", examples=[0])
    sections: int = Field(default=0, description="Sections that are new.", examples=[0])
    comments: int = Field(default=0, description="What was said about them, and is here now.", examples=[0])
    left_out: int = Field(description="What could not be taken; `problems` says why, a thousand of them.", examples=[1])
    problems: list[Told] = []
    notes: list[Told] = Field(default=[], description="What was taken, but not as it stands there; a thousand, too.")
    preview: bool = Field(
        default=False, description="Nothing was written: this is what would become of it.", examples=[False]
    )


class Arrival(NamedTuple):
    """A task of a file."""

    line: int
    task: Task
    parent: TaskId | None
    """What it says it is part of."""

    @property
    def task_id(self) -> TaskId:
        return id_of(self.task.uid)


class There(NamedTuple):
    """Where it comes."""

    sections: Collection[str]
    people: Collection[PersonId]
    """Those who see the project, of whom the file speaks."""


def arrivals(found: Calendar, there: There, now: datetime, notes: list[Problem]) -> tuple[list[Arrival], list[Problem]]:
    """The tasks of a file, and why the rest of it is left out."""
    made: dict[TaskId, Arrival] = {}
    problems = list(found.problems)
    for number, (line, entry) in enumerate(zip(found.lines, found.entries, strict=True)):
        if entry["@type"] != "Task":
            problems.append(Problem(line, "VEVENT", "a project holds tasks; bring the file into a calendar as well"))
        elif "recurrenceId" in entry:
            problems.append(Problem(line, "RECURRENCE-ID", "it is one time of a series that the file does not have"))
        elif not str(entry.get("title") or "").strip():
            problems.append(Problem(line, "SUMMARY", "it does not say what there is to do"))
        else:
            try:
                arrival = _arrival(line, entry, there, now + number * _APART, notes)
            except BadTask as wrong:
                problems.append(_problem(line, wrong))
            else:
                made[arrival.task_id] = arrival
    return list(made.values()), problems


def assignees(found: Calendar) -> set[PersonId]:
    """Those to whom tasks of a file are assigned, as far as it was we who wrote it."""
    said = (entry.get(f"{OURS}assignee") for entry in found.entries)
    return {PersonId(each) for each in said if isinstance(each, str) and each}


def parents_first(arrived: list[Arrival], notes: list[Problem]) -> Iterator[Arrival]:
    """The same, each after what it is part of; what would be part of itself is part of nothing."""
    waiting = {each.task_id: each for each in arrived}
    while waiting:
        line: list[Arrival] = [next(iter(waiting.values()))]
        while (parent := line[-1].parent) in waiting and parent is not None:
            if parent in {each.task_id for each in line}:
                notes.append(Problem(line[-1].line, "RELATED-TO", "it would be part of itself"))
                line[-1] = line[-1]._replace(parent=None)
                break
            line.append(waiting[parent])
        for each in reversed(line):
            del waiting[each.task_id]
            yield each


def fresh(it: Arrival, project_id: str, by: PersonId, thread: str) -> StoredTask:
    """A task that is new in its project, and part of nothing yet."""
    return StoredTask(
        project_id=project_id, task_id=it.task_id, created_by=by, by=by, origin=ORIGIN, task=it.task, talk=thread
    )


def merged(stored: StoredTask, it: Arrival, by: PersonId) -> StoredTask:
    """The task that is there as the file has it: where it stood, with what other programs do not know."""
    before = plain(stored.task)
    said = {name: value for name, value in plain(it.task).items() if name not in _PLACES}
    kept = {name: value for name, value in before.items() if name.startswith(OURS) and name not in said}
    if said.get("recurrenceRules") != before.get("recurrenceRules"):
        kept.pop(f"{OURS}series", None)
    held = {uid: value for uid, value in before.get("relatedTo", {}).items() if uid in parents(stored.task)}
    if related := {**said.get("relatedTo", {}), **held}:
        said["relatedTo"] = related
    if said | {"updated": 0} | kept == before | {"updated": 0}:
        return stored
    return stored.model_copy(update={"task": read({**said, **kept}), "by": by, "origin": ORIGIN, "undo": None})


def _arrival(line: int, entry: Mapping[str, Any], there: There, now: datetime, notes: list[Problem]) -> Arrival:
    said = {name: value for name, value in entry.items() if name not in _NEVER and value is not None}
    if said.get("updated") == EPOCH:
        said["updated"] = now
    if said.pop("recurrenceOverrides", None):
        notes.append(
            Problem(line, "RECURRENCE-ID", "a task is at one of its times; what is otherwise at some is left out")
        )
    if said.pop("excludedRecurrenceRules", None):
        notes.append(Problem(line, "EXRULE", "a task repeats by one rule; what is excluded by another is left out"))
    if len(said.get("recurrenceRules") or ()) > 1:
        said["recurrenceRules"] = said["recurrenceRules"][:1]
        notes.append(Problem(line, "RRULE", "a task repeats by one rule; the first is taken"))
    if (section := said.get(_PLACES[0])) is not None and section not in there.sections:
        del said[_PLACES[0]]
        notes.append(Problem(line, "JSPROP", "the project has no such section; it is in none"))
    if (whose := said.get(f"{OURS}assignee")) is not None and whose not in there.people:
        del said[f"{OURS}assignee"]
        notes.append(Problem(line, "JSPROP", "whom it was assigned to does not see this project"))
    task = read({_PLACES[1]: last(now), **said})
    parent = next((id_of(uid) for uid in parents(task)), None)
    alone = {uid: relation for uid, relation in (task.related_to or {}).items() if uid not in parents(task)}
    return Arrival(line, task.model_copy(update={"related_to": alone or None}), parent)


def _problem(line: int, wrong: BadTask) -> Problem:
    field, _, what = str(wrong).partition(": ")
    return Problem(line, SAYS.get(field, "VTODO"), what or field)
