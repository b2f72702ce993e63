"""Telling people what they were given to do.

It is claimed before the letter goes out, and given back if the letter did not: so nobody is told twice, however often
a change is told of. What it says is read when it is written: of what is done, gone or hidden by then nobody is told.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from agenda.assignments.model import Assignment, named, told_to
from agenda.projects.holding import Looked, may_see
from agenda.tasks.model import Assigned, StoredTask
from contracts.agenda import TaskChanged
from kernel.callers import PersonId, WorkspaceId
from kernel.letters import NotSent, Unreachable
from kernel.logs import log


class Records(Protocol):
    """Where tasks are kept, and what is known of people."""

    def task(self, workspace: WorkspaceId, project_id: str, task_id: str) -> StoredTask | None: ...
    def look(self, workspace: WorkspaceId, people: Iterable[PersonId], project_ids: Iterable[str]) -> Looked: ...
    def wanted(self, workspace: WorkspaceId, person: PersonId) -> bool:
        """Whether somebody wants such letters."""


class Claims(Protocol):
    """Where it is kept who was told what."""

    def claim(self, workspace: WorkspaceId, person: PersonId, name: str) -> bool:
        """Whether it was nobody's, and is ours."""

    def give_back(self, workspace: WorkspaceId, person: PersonId, name: str) -> None:
        """Let whoever comes next have it."""


class Letters(Protocol):
    """Who writes to people."""

    def open(self, workspace: WorkspaceId) -> bool:
        """Whether there is anybody to write to: a workspace may be closed."""

    def tell(self, workspace: WorkspaceId, given: Assignment) -> None:
        """Send it; ``NotSent`` or ``Unreachable`` otherwise."""


@dataclass(frozen=True, slots=True)
class Telling:
    records: Records
    claims: Claims
    letters: Letters

    def follow(self, changed: TaskChanged) -> None:
        """Tell whoever a change gave something to do, if it did."""
        if not (changed.assigned and changed.open):
            return
        workspace = changed.workspace
        task = self.records.task(workspace, changed.project_id, changed.task_id)
        whose = told_to(task) if task else None
        if task is None or task.assigned is None or whose is None or not self.records.wanted(workspace, whose):
            return
        looked = self.records.look(workspace, [whose, task.assigned.by], [task.project_id])
        given = _assignment(task, task.assigned, whose, looked)
        if given is None or not self.letters.open(workspace):
            return
        name = named(task, task.assigned)
        if not self.claims.claim(workspace, whose, name):
            return
        try:
            self.letters.tell(workspace, given)
        except Unreachable:
            log.warning("who was given something to do cannot be reached by letters")
        except NotSent:
            self.claims.give_back(workspace, whose, name)
            raise


def _assignment(task: StoredTask, given: Assigned, whose: PersonId, looked: Looked) -> Assignment | None:
    """What they are told, if they are here, and see it in a project that goes on."""
    project, to = looked.projects.get(task.project_id), looked.people.get(whose)
    if project is None or to is None or project.trashed or project.archived or project.template:
        return None
    if not may_see(project, to):
        return None
    return Assignment(task, project, to, looked.people.get(given.by), given.among)
