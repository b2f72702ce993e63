"""Saying something about tasks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

from agenda.comments.model import Comment, Remark
from agenda.projects.holding import Held, Holding
from agenda.sharing import NotAllowed, allows
from kernel.callers import Caller, WorkspaceId
from kernel.etags import IfMatch
from kernel.ids import new_id
from kernel.once import Once
from kernel.pages import Listing, Page


class Place(NamedTuple):
    """Which comment, about which task of which project."""

    project_id: str
    task_id: str
    comment_id: str


class CommentStore(Protocol):
    """Where comments are kept, task by task."""

    def there(self, workspace: WorkspaceId, project_id: str, task_id: str) -> None:
        """Raise ``NoSuchTask`` unless the task is in the project."""

    def create(self, workspace: WorkspaceId, task_id: str, comment: Comment, once: Once) -> Comment: ...
    def get(self, workspace: WorkspaceId, task_id: str, comment_id: str) -> Comment: ...
    def page(self, workspace: WorkspaceId, task_id: str, page: Page) -> Listing[Comment]: ...
    def put(self, workspace: WorkspaceId, task_id: str, comment: Comment) -> Comment: ...
    def delete(self, workspace: WorkspaceId, task_id: str, comment: Comment) -> None: ...


@dataclass(frozen=True, slots=True)
class Comments:
    store: CommentStore
    holding: Holding
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_id: Callable[[], str] = new_id

    def say(self, caller: Caller, project_id: str, task_id: str, remark: Remark, once: Once) -> Comment:
        """Say something about a task."""
        self.holding.demand(caller, project_id, "write")
        self.store.there(caller.workspace, project_id, task_id)
        comment = Comment(comment_id=self.new_id(), text=remark.text, by=caller.person, at=self.now())
        return self.store.create(caller.workspace, task_id, comment, once)

    def page(self, caller: Caller, project_id: str, task_id: str, page: Page) -> Listing[Comment]:
        """What was said, the eldest first."""
        self.holding.demand(caller, project_id, "read")
        self.store.there(caller.workspace, project_id, task_id)
        return self.store.page(caller.workspace, task_id, page)

    def reword(self, caller: Caller, where: Place, remark: Remark, expected: IfMatch) -> Comment:
        """Say it otherwise."""
        _, comment = self._held(caller, where, expected)
        return self.store.put(caller.workspace, where.task_id, comment.reworded(remark, caller.person, self.now()))

    def delete(self, caller: Caller, where: Place, expected: IfMatch) -> None:
        """Take it back: whoever said it, and whoever may all with the project."""
        held, comment = self._held(caller, where, expected)
        if comment.by != caller.person and not allows(held.role, "admin"):
            raise NotAllowed("only who said this can delete it, or who looks after the project")
        self.store.delete(caller.workspace, where.task_id, comment)

    def _held(self, caller: Caller, where: Place, expected: IfMatch) -> tuple[Held, Comment]:
        held = self.holding.demand(caller, where.project_id, "write")
        self.store.there(caller.workspace, where.project_id, where.task_id)
        comment = self.store.get(caller.workspace, where.task_id, where.comment_id)
        expected.demand(comment.modseq)
        return held, comment
