"""What becomes of what somebody had to see to who leaves, or whose things become somebody else's."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from agenda.tasks.model import StoredTask
from kernel.callers import PersonId, WorkspaceId
from kernel.journal import Change
from kernel.journal.batch import MOST, Step

ORIGIN = "leaving"
"""What changed them: no person did."""


class OpenTasks(Protocol):
    def open(self, workspace: WorkspaceId, project_id: str) -> Iterator[StoredTask]:
        """All that is to be done in a project."""

    def commit(self, workspace: WorkspaceId, batches: dict[str, Sequence[Step[StoredTask]]]) -> list[StoredTask]: ...


@dataclass(frozen=True, slots=True)
class Leaving:
    tasks: OpenTasks
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def pass_on(self, workspace: WorkspaceId, project_id: str, person: PersonId, to: PersonId | None) -> None:
        """Give somebody all of a project that ``person`` had to see to; or let nobody have it who was given it."""

        def passed(task: StoredTask) -> StoredTask:
            return given(task, to, self.now()) if _theirs(task, person, to) else task

        theirs = [it.task_id for it in self.tasks.open(workspace, project_id) if _theirs(it, person, to)]
        for at in range(0, len(theirs), MOST):
            self.tasks.commit(workspace, {project_id: [Change(each, passed) for each in theirs[at : at + MOST]]})


def given(stored: StoredTask, to: PersonId | None, now: datetime) -> StoredTask:
    """The task as it is when it was passed on: nobody gave it to them, so that nobody is told who did."""
    task = stored.task.model_copy(update={"assignee": to, "updated": now})
    return stored.model_copy(update={"task": task, "assigned": None, "by": None, "origin": ORIGIN})


def _theirs(task: StoredTask, person: PersonId, to: PersonId | None) -> bool:
    return (task.task.assignee if to is None else task.whose) == person
