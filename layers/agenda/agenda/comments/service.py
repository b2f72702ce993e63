"""Saying something about tasks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

from agenda.comments.mentions import mentioned, names_somebody
from agenda.comments.model import Comment, Remark
from agenda.people.model import Colleague
from agenda.projects.holding import Held, Holding, may_see
from agenda.sharing import NotAllowed, allows
from kernel.callers import Caller, PersonId, WorkspaceId
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
    """Where comments are kept, thread by thread."""

    def thread(self, workspace: WorkspaceId, project_id: str, task_id: str) -> str:
        """Under what it lies what is said about a task; ``NoSuchTask`` unless that is in the project."""

    def create(self, workspace: WorkspaceId, thread: str, comment: Comment, once: Once) -> Comment: ...
    def get(self, workspace: WorkspaceId, thread: str, comment_id: str) -> Comment: ...
    def page(self, workspace: WorkspaceId, thread: str, page: Page) -> Listing[Comment]: ...
    def put(self, workspace: WorkspaceId, thread: str, comment: Comment) -> Comment: ...
    def delete(self, workspace: WorkspaceId, thread: str, comment: Comment) -> None: ...
    def people(self, workspace: WorkspaceId) -> Iterable[Colleague]:
        """Everybody who is in the workspace."""


@dataclass(frozen=True, slots=True)
class Comments:
    store: CommentStore
    holding: Holding
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_id: Callable[[], str] = new_id

    def say(self, caller: Caller, project_id: str, task_id: str, remark: Remark, once: Once) -> Comment:
        """Say something about a task."""
        held = self.holding.demand(caller, project_id, "write")
        thread = self.store.thread(caller.workspace, project_id, task_id)
        comment = Comment(
            comment_id=self.new_id(),
            text=remark.text,
            by=caller.person,
            at=self.now(),
            mentions=self._mentions(caller, held, remark.text),
        ).about(project_id, task_id)
        return self.store.create(caller.workspace, thread, comment, once)

    def page(self, caller: Caller, project_id: str, task_id: str, page: Page) -> Listing[Comment]:
        """What was said, the eldest first."""
        self.holding.demand(caller, project_id, "read")
        return self.store.page(caller.workspace, self.store.thread(caller.workspace, project_id, task_id), page)

    def reword(self, caller: Caller, where: Place, remark: Remark, expected: IfMatch) -> Comment:
        """Say it otherwise."""
        held, thread, comment = self._held(caller, where, expected)
        mentions = self._mentions(caller, held, remark.text)
        return self.store.put(caller.workspace, thread, comment.reworded(remark, caller.person, self.now(), mentions))

    def delete(self, caller: Caller, where: Place, expected: IfMatch) -> None:
        """Take it back: whoever said it, and whoever may all with the project."""
        held, thread, comment = self._held(caller, where, expected)
        if comment.by != caller.person and not allows(held.role, "admin"):
            raise NotAllowed("only who said this can delete it, or who looks after the project")
        self.store.delete(caller.workspace, thread, comment)

    def _mentions(self, caller: Caller, held: Held, text: str) -> tuple[PersonId, ...]:
        """Whom a text names, of those who see the project; nobody else is told that it is there."""
        if not names_somebody(text):
            return ()
        return mentioned(text, (each for each in self.store.people(caller.workspace) if may_see(held.project, each)))

    def _held(self, caller: Caller, where: Place, expected: IfMatch) -> tuple[Held, str, Comment]:
        held = self.holding.demand(caller, where.project_id, "write")
        thread = self.store.thread(caller.workspace, where.project_id, where.task_id)
        comment = self.store.get(caller.workspace, thread, where.comment_id).about(where.project_id, where.task_id)
        expected.demand(comment.modseq)
        return held, thread, comment
