"""Writing to people about what they were given, in the name of their workspace."""

from collections.abc import Callable
from dataclasses import dataclass

from agenda.assignments.letters import assigned
from agenda.assignments.model import Assignment
from agenda.letters.leaving import Leave
from contracts.identity import Look
from kernel.callers import WorkspaceId
from kernel.letters import Post, Reader


@dataclass(frozen=True, slots=True)
class Writing:
    look: Callable[[WorkspaceId], Look]
    post: Post
    origin: str
    leave: Leave

    def open(self, workspace: WorkspaceId) -> bool:
        return self.look(workspace).status == "active"

    def tell(self, workspace: WorkspaceId, given: Assignment) -> None:
        to = Reader(given.to.email, given.to.name, given.to.locale, given.to.zone)
        leave = self.leave(workspace, given.to.person, "assignments")
        self.post.send(assigned(to, self.look(workspace).brand(), given, origin=self.origin, leave=leave))
