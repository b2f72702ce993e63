"""Telling people that they were named in what was said about a task, or by it: where they work, and by a letter.

What is told is read when it is told: of what is gone, or hidden from them by then, nobody hears. The alert is made
once, however often it is told of; the letter is claimed before it goes out, and given back if it did not.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

from agenda.alerts.model import Alert, identified
from agenda.comments.naming import Naming
from agenda.people.model import Colleague
from agenda.projects.holding import Looked, may_see
from agenda.projects.model import Project
from agenda.tasks.model import StoredTask
from kernel.callers import PersonId, WorkspaceId
from kernel.letters import NotSent, Unreachable
from kernel.logs import log


class Word(NamedTuple):
    """What one person is told: what was said, by whom, and about what."""

    to: Colleague
    said: Naming
    by: Colleague | None
    about: tuple[StoredTask, Project]


class Records(Protocol):
    """What there is, and what is known of people."""

    def task(self, workspace: WorkspaceId, project_id: str, task_id: str) -> StoredTask | None: ...
    def look(self, workspace: WorkspaceId, people: Iterable[PersonId], project_ids: Iterable[str]) -> Looked: ...
    def wanted(self, workspace: WorkspaceId, person: PersonId) -> bool:
        """Whether somebody wants such letters."""

    def alert(self, workspace: WorkspaceId, to: Colleague, alert: Alert) -> None:
        """Put it among what they are told of, if it is not there."""


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

    def tell(self, workspace: WorkspaceId, word: Word) -> None:
        """Send it; ``NotSent`` or ``Unreachable`` otherwise."""


@dataclass(frozen=True, slots=True)
class Telling:
    records: Records
    claims: Claims
    letters: Letters
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def follow(self, workspace: WorkspaceId, said: Naming) -> None:
        """Tell those whom somebody names, wherever the task is by now."""
        task = self.records.task(workspace, said.project_id, said.task_id) if said.people else None
        if task is None:
            return
        looked = self.records.look(workspace, [said.by, *said.people], [task.project_id])
        project = looked.projects.get(task.project_id)
        if project is None or project.trashed or project.archived or project.template:
            return
        going = self.letters.open(workspace)
        for each in said.people:
            to = looked.people.get(each)
            if to is not None and may_see(project, to):
                self.records.alert(workspace, to, _alert(to, said, task, self.now()))
                if going and self.records.wanted(workspace, each):
                    self._write(workspace, Word(to, said, looked.people.get(said.by), (task, project)))

    def _write(self, workspace: WorkspaceId, word: Word) -> None:
        to, name = word.to, f"mention/{word.said.of}"
        if not self.claims.claim(workspace, to.person, name):
            return
        try:
            self.letters.tell(workspace, word)
        except Unreachable:
            log.warning("who was named cannot be reached by letters")
        except NotSent:
            self.claims.give_back(workspace, to.person, name)
            raise


def _alert(to: Colleague, said: Naming, task: StoredTask, now: datetime) -> Alert:
    return Alert(
        alert_id=identified(to.person, "mention", said.of),
        kind="mention",
        title=task.task.title,
        container_id=task.project_id,
        object_id=task.task_id,
        by=said.by,
        begins=said.at,
        ends=said.at,
        at=said.at,
        rang=now,
    )
