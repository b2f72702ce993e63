"""Adding a task by typing a line."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple, Protocol

from pydantic import BaseModel, ConfigDict, Field

from agenda.people.model import Colleague
from agenda.projects.inboxes import Inboxes
from agenda.projects.model import Project, inbox_of, no_such_project
from agenda.quickadd import Known, Understood, understood
from agenda.sharing import named
from agenda.tasks.model import BadTask, StoredTask
from agenda.tasks.service import TaskDraft, Tasks
from agenda.times import Zone, local
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.once import Once

LONGEST = 2000


class Line(BaseModel):
    """A task in one line."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str = Field(min_length=1, max_length=LONGEST, examples=["pay rent every 1st at 9am p1"])
    zone: Zone | None = Field(default=None, description="Whose times are meant; left out: your own.", examples=[None])


class QuickTask(BaseModel, frozen=True):
    """The task that was made, and what was understood of the line."""

    task: StoredTask
    understood: Understood


class Named(NamedTuple):
    """What a line may name: the caller's projects, and who they are shared with by name."""

    projects: list[Project]
    people: dict[PersonId, Colleague]


class NameStore(Protocol):
    def named(self, workspace: WorkspaceId, person: PersonId) -> Named:
        """The projects on somebody's shelf that go on, and the people whom they are shared with by name."""

    def zone(self, workspace: WorkspaceId, person: PersonId) -> str:
        """Where somebody is."""


@dataclass(frozen=True, slots=True)
class QuickAdd:
    tasks: Tasks
    names: NameStore
    inboxes: Inboxes
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def add(self, caller: Caller, project_id: str, line: Line, once: Once) -> QuickTask:
        """Add the task that a line says: to the project that it names, or else to the one of ``project_id``."""
        there = self.names.named(caller.workspace, caller.person)
        project = next((it for it in there.projects if it.project_id == project_id), None)
        if project is None:
            raise no_such_project()
        return self._added(caller, there, project, line, once)

    def jot(self, caller: Caller, line: Line, once: Once) -> QuickTask:
        """Add the task that a line says: to the project that it names, or else to the caller's inbox."""
        there = self.names.named(caller.workspace, caller.person)
        colleague = there.people.get(caller.person) or Colleague(person=caller.person)
        wanted = inbox_of(caller.workspace, colleague)
        inbox = next((it for it in there.projects if it.project_id == wanted), None)
        if inbox is None:
            inbox = self.inboxes.of(caller.workspace, colleague)
        return self._added(caller, there, inbox, line, once)

    def explain(self, caller: Caller, line: Line) -> Understood:
        """What is understood of a line, by the caller's clocks, without looking up what it names."""
        zone = line.zone or self.names.zone(caller.workspace, caller.person)
        return understood(line.text, local(self.now(), zone).replace(microsecond=0))

    def _added(self, caller: Caller, there: Named, project: Project, line: Line, once: Once) -> QuickTask:
        zone = line.zone or (there.people[caller.person].zone if caller.person in there.people else "UTC")
        it = understood(line.text, local(self.now(), zone).replace(microsecond=0), _known(there, project))
        project = _called(there.projects, it.project, project)
        task = it.said(zone) | _placed(it, project, there.people)
        made = self.tasks.create(caller, project.project_id, TaskDraft(task=task), once)
        return QuickTask(task=made, understood=it)


def _known(there: Named, project: Project) -> Known:
    return Known(
        projects=[it.name for it in there.projects],
        sections=[section.name for section in project.sections],
        people=[it.name for it in there.people.values()],
    )


def _called(projects: Iterable[Project], name: str | None, otherwise: Project) -> Project:
    if name is None:
        return otherwise
    found = next((it for it in projects if it.name.casefold() == name.casefold()), None)
    if found is None:
        raise _unknown("project", f"you have no project {name[:60]}; put it in quotes to leave it as it is")
    return found


def _placed(it: Understood, project: Project, people: dict[PersonId, Colleague]) -> dict[str, Any]:
    """The section and the assignee that a line names, by their ids."""
    said: dict[str, Any] = {}
    if it.section is not None:
        wanted = it.section.casefold()
        section = next((each for each in project.sections if each.name.casefold() == wanted), None)
        if section is None:
            raise _unknown("section", f"{project.name} has no section {it.section[:60]}")
        said["stoa.app:section"] = section.section_id
    if it.assignee is not None:
        wanted, members = it.assignee.casefold(), named(project)
        found = [each for each in people.values() if each.person in members and wanted in _names(each)]
        if len(found) != 1:
            raise _unknown("assignee", f"{project.name} is shared with nobody of that name, or with several")
        said["stoa.app:assignee"] = found[0].person
    return said


def _names(colleague: Colleague) -> set[str]:
    """By which names somebody is known: in full, the first alone, or as their address begins."""
    name = colleague.name.casefold()
    return {name, name.partition(" ")[0], colleague.email.casefold(), colleague.email.casefold().partition("@")[0]}


def _unknown(field: str, detail: str) -> BadTask:
    return BadTask(detail, [{"field": field, "code": "unknown", "detail": detail}])
