"""Writing to people who were named, in the name of their workspace; and what is looked up to do so."""

from collections.abc import Callable
from dataclasses import dataclass

from agenda.alerts.model import Alert
from agenda.alerts.table import AlertTable, BellTable
from agenda.assignments.table import AssignmentTable
from agenda.comments.letters import named
from agenda.comments.telling import Word
from agenda.letters.leaving import Leave
from agenda.people.model import Colleague
from agenda.tasks.model import StoredTask
from agenda.tasks.tracing import traced
from contracts.identity import Look
from kernel.callers import PersonId, WorkspaceId
from kernel.letters import Post, Reader


class MentionTable(AssignmentTable):
    """The same as for who is given something to do, wherever that went; and where people are told of things."""

    def task(self, workspace: WorkspaceId, project_id: str, task_id: str) -> StoredTask | None:
        return traced(workspace, project_id, task_id)

    def wanted(self, workspace: WorkspaceId, person: PersonId) -> bool:
        bell = BellTable().get(workspace, person)
        return bell is None or bell.preferences.mentions

    def alert(self, workspace: WorkspaceId, to: Colleague, alert: Alert) -> None:
        AlertTable().claim(workspace, to, alert, None)


@dataclass(frozen=True, slots=True)
class Writing:
    look: Callable[[WorkspaceId], Look]
    post: Post
    origin: str
    leave: Leave

    def open(self, workspace: WorkspaceId) -> bool:
        return self.look(workspace).status == "active"

    def tell(self, workspace: WorkspaceId, word: Word) -> None:
        reader = Reader(word.to.email, word.to.name, word.to.locale, word.to.zone)
        brand = self.look(workspace).brand()
        leave = self.leave(workspace, word.to.person, "mentions")
        self.post.send(named(reader, brand, word.said, word.by, word.about, origin=self.origin, leave=leave))
