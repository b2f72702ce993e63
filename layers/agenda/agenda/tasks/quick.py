"""Adding a task by typing a line."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple, Protocol

from pydantic import BaseModel, ConfigDict, Field

from agenda.people.model import Colleague
from agenda.projects.inboxes import Inboxes
from agenda.projects.model import Project, inbox_of, no_such_project
from agenda.projects.seeing import folded, meant
from agenda.quickadd import Known, Understood, understood
from agenda.tasks.model import BadTask, StoredTask
from agenda.tasks.service import TaskDraft, Tasks
from agenda.times import Zone, local
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.once import Once

LONGEST = 2000

SOMEBODY = "+"
"""What stands before whoever is named in a line."""

FEW = 5
"""So many of one name are told apart."""


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
    """What a line may name at once: the caller's projects; and what is known of the caller."""

    projects: list[Project]
    caller: Colleague


class NameStore(Protocol):
    def named(self, workspace: WorkspaceId, person: PersonId) -> Named:
        """The projects on somebody's shelf that go on and that they may write in, and what is known of them."""

    def people(self, workspace: WorkspaceId, project: Project) -> list[Colleague]:
        """Everybody who sees a project."""

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
        wanted = inbox_of(caller.workspace, there.caller)
        inbox = next((it for it in there.projects if it.project_id == wanted), None)
        return self._added(caller, there, inbox, line, once)

    def explain(self, caller: Caller, line: Line) -> Understood:
        """What is understood of a line, by the caller's clocks, without looking up what it names."""
        zone = line.zone or self.names.zone(caller.workspace, caller.person)
        return understood(line.text, local(self.now(), zone).replace(microsecond=0))

    def _added(self, caller: Caller, there: Named, usual: Project | None, line: Line, once: Once) -> QuickTask:
        """Add it to the project that it names, or to the usual one: the inbox, which is made if there is none."""
        zone = line.zone or there.caller.zone
        now = local(self.now(), zone).replace(microsecond=0)
        name = understood(line.text, now, _known(there.projects, usual)).project
        project = _called(there.projects, name) if name else usual or self.inboxes.of(caller.workspace, there.caller)
        people = self._seeing(there, project, caller) if SOMEBODY in line.text else []
        it = understood(line.text, now, _known(there.projects, project, people))
        task = it.said(zone) | _placed(it, project, people)
        made = self.tasks.create(caller, project.project_id, TaskDraft(task=task), once)
        return QuickTask(task=made, understood=it)

    def _seeing(self, there: Named, project: Project, caller: Caller) -> list[Colleague]:
        """Who may be named: looked up only where others see the project, and for that one alone."""
        if project.owner == caller.person and not project.shares:
            return [there.caller]
        return self.names.people(caller.workspace, project)


def _known(projects: Iterable[Project], project: Project | None, people: Iterable[Colleague] = ()) -> Known:
    return Known(
        projects=[it.name for it in projects],
        sections=[section.name for section in project.sections] if project else [],
        people=[it.name for it in people],
    )


def _called(projects: Iterable[Project], name: str) -> Project:
    found = next((it for it in projects if it.name.casefold() == name.casefold()), None)
    if found is None:
        raise _refused("project", f"you have no project {name[:60]}; put it in quotes to leave it as it is")
    return found


def _placed(it: Understood, project: Project, people: Iterable[Colleague]) -> dict[str, Any]:
    """The section and the assignee that a line names, by their ids."""
    said: dict[str, Any] = {}
    if it.section is not None:
        wanted = it.section.casefold()
        section = next((each for each in project.sections if each.name.casefold() == wanted), None)
        if section is None:
            raise _refused("section", f"{project.name} has no section {it.section[:60]}")
        said["stoa.app:section"] = section.section_id
    if it.assignee is not None:
        said["stoa.app:assignee"] = _somebody(it.assignee, project, people).person
    return said


def _somebody(name: str, project: Project, people: Iterable[Colleague]) -> Colleague:
    """The one who sees the project and is called so."""
    known = meant(people)
    found = known.get(folded(name), [])
    if not found:
        raise _refused("assignee", f"nobody who sees {project.name} is called {name[:60]}")
    if len(found) > 1:
        ways = [_unmistaken(each, known) for each in sorted(found, key=lambda each: (each.name, each.email))]
        few, more = ways[:FEW], f" and {len(ways) - FEW} more" if len(ways) > FEW else ""
        raise _refused(
            "assignee",
            f"{len(ways)} who see {project.name} are called {name[:60]}: write {' or '.join(few)}{more}",
            "ambiguous",
        )
    return found[0]


def _unmistaken(who: Colleague, known: dict[str, list[Colleague]]) -> str:
    """How a line names somebody so that nobody else is meant; and who that is, where it does not say so."""
    if len(known.get(folded(who.name), [])) == 1 and '"' not in who.name:
        return f'+"{who.name}"'
    return f'+"{who.email}" ({who.name})'


def _refused(field: str, detail: str, code: str = "unknown") -> BadTask:
    return BadTask(detail, [{"field": field, "code": code, "detail": detail}])
