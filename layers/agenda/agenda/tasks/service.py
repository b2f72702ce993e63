"""What can be done with tasks, and by whom."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple, Protocol

from pydantic import BaseModel, ConfigDict, Field

from agenda.projects.holding import Held, Holding, may_see
from agenda.sharing import Role
from agenda.tasks.assigning import assigned
from agenda.tasks.completing import completed, reopened
from agenda.tasks.editing import drafted, updated
from agenda.tasks.model import RENT, NotInProject, StoredTask, TaskId
from agenda.tasks.trees import bounded, placed
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.errors import PreconditionFailed
from kernel.etags import IfMatch
from kernel.ids import new_id
from kernel.journal import AlreadyExists, Change, Changes, StateChanged
from kernel.journal.attempts import Attempts
from kernel.journal.batch import Step
from kernel.once import Once
from kernel.pages import Listing, Page

Edit = Callable[[StoredTask], StoredTask]


class TaskDraft(BaseModel):
    """A task that is to be done."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    task: dict[str, Any] = Field(
        description="The task as JSCalendar has it (RFC 8984, 5.2); it needs a title.",
        examples=[{"title": RENT["title"], "due": RENT["due"], "timeZone": RENT["timeZone"]}],
    )
    parent_id: str | None = Field(default=None, max_length=64, description="What it is part of.", examples=[None])


class TaskPatch(BaseModel):
    """What is to be different about a task."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    patch: dict[str, Any] = Field(
        description="Paths and what stands there from now on; `null`: nothing (RFC 8984, 1.4.9).",
        min_length=1,
        max_length=100,
        examples=[{"title": "Pay the rent", "keywords/urgent": True, "priority": 1}],
    )


class Tree(NamedTuple):
    """A task, and the whole tree that it is in, as they are in that state of the project."""

    state: str
    root: StoredTask
    whole: list[StoredTask]

    @property
    def under(self) -> list[StoredTask]:
        """All that is part of the task."""
        return [it for it in self.whole if self.root.task_id in it.path]


class Mine(NamedTuple):
    """Where tasks are that somebody has to see to, and where the index goes on."""

    keys: list[tuple[str, str]]
    position: Any


class TaskStore(Protocol):
    """Where tasks are kept, project by project."""

    def create(self, workspace: WorkspaceId, task: StoredTask, once: Once, state: str | None = None) -> StoredTask:
        """Keep a new task; with a ``state`` only if the project is in it, ``StateChanged`` otherwise."""

    def change(
        self, workspace: WorkspaceId, project_id: str, task_id: TaskId, edit: Edit, expected: IfMatch
    ) -> StoredTask: ...
    def commit(self, workspace: WorkspaceId, batches: dict[str, Sequence[Step[StoredTask]]]) -> list[StoredTask]: ...
    def get(self, workspace: WorkspaceId, project_id: str, task_id: TaskId) -> StoredTask: ...
    def page(self, workspace: WorkspaceId, project_id: str, page: Page, *, done: bool) -> Listing[StoredTask]: ...
    def trash(self, workspace: WorkspaceId, project_id: str, page: Page) -> Listing[StoredTask]: ...
    def changes(self, workspace: WorkspaceId, project_id: str, since: str, limit: int) -> Changes: ...
    def under(self, workspace: WorkspaceId, project_id: str, task_id: TaskId) -> list[StoredTask]:
        """The task, and all that is part of it."""

    def tree(self, workspace: WorkspaceId, project_id: str, task_id: TaskId, *, deleted: bool = False) -> Tree:
        """The tree that the task is in, read so that nothing that led to its state is missing."""

    def mine(self, workspace: WorkspaceId, person: PersonId, before: datetime, page: Page) -> Mine: ...
    def those(self, keys: Sequence[tuple[str, str]]) -> list[StoredTask]: ...


@dataclass(frozen=True, slots=True)
class Tasks:
    store: TaskStore
    holding: Holding
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_id: Callable[[], str] = new_id

    def create(self, caller: Caller, project_id: str, draft: TaskDraft, once: Once) -> StoredTask:
        """Say that something is to be done."""
        now = self.now()
        task = drafted(draft.task, project_id, caller.person, now, self.new_id())
        held = self.demand(caller, project_id, "write", task)
        in_project(task, held)
        task = assigned(task, None, caller.person, now).model_copy(update={"by": caller.person})
        try:
            if draft.parent_id is None:
                return self.store.create(caller.workspace, task, once)
            return self._within(caller.workspace, task, TaskId(draft.parent_id), once)
        except AlreadyExists:
            raise AlreadyExists("uid: a task with this uid is in this project already", "uid") from None

    def get(self, caller: Caller, project_id: str, task_id: str) -> StoredTask:
        self.holding.demand(caller, project_id, "read")
        return self.store.get(caller.workspace, project_id, TaskId(task_id))

    def page(self, caller: Caller, project_id: str, page: Page, *, done: bool) -> Listing[StoredTask]:
        """What is to be done in a project, section by section in order; or what is done, the last first."""
        self.holding.demand(caller, project_id, "read")
        return self.store.page(caller.workspace, project_id, page, done=done)

    def trash(self, caller: Caller, project_id: str, page: Page) -> Listing[StoredTask]:
        self.holding.demand(caller, project_id, "read")
        return self.store.trash(caller.workspace, project_id, page)

    def changes(self, caller: Caller, project_id: str, since: str, limit: int) -> Changes:
        self.holding.demand(caller, project_id, "read")
        return self.store.changes(caller.workspace, project_id, since, limit)

    def update(self, caller: Caller, project_id: str, task_id: str, patch: TaskPatch, expected: IfMatch) -> StoredTask:
        """Change a task, but for where it stands and whether it is done."""
        said = patch.patch.get("stoa.app:assignee")
        also = [PersonId(said)] if isinstance(said, str) and said else []
        held = self.holding.demand(caller, project_id, "write", also)
        now = self.now()

        def edit(stored: StoredTask) -> StoredTask:
            changed = updated(stored, patch.patch, now)
            if changed.task.assignee != stored.task.assignee:
                in_project(changed, held)
            return by(caller, assigned(changed, stored, caller.person, now), stored)

        with lost_to():
            return self.store.change(caller.workspace, project_id, TaskId(task_id), edit, expected)

    def complete(self, caller: Caller, project_id: str, task_id: str, expected: IfMatch) -> StoredTask:
        """Get a task done, and all that is part of it; one that repeats is to be done again."""
        held = self.holding.demand(caller, project_id, "write")
        zone, now = held.zone(caller.person), self.now()
        root, *rest = self.store.under(caller.workspace, project_id, TaskId(task_id))
        again = completed(root, caller.person, now, zone).task.open

        def done(it: StoredTask) -> StoredTask:
            return by(caller, completed(it, caller.person, now, zone))

        def part(it: StoredTask) -> StoredTask:
            if it.task.open != again:
                return by(caller, reopened(it, now)) if again else done(it)
            return it

        batch: list[Step[StoredTask]] = [Change(root.task_id, done, expected)]
        batch += [Change(it.task_id, part) for it in rest if it.task.open != again]
        with lost_to():
            return self.store.commit(caller.workspace, {project_id: batch})[0]

    def reopen(self, caller: Caller, project_id: str, task_id: str, expected: IfMatch) -> StoredTask:
        """Take back that a task was done the last time."""
        self.holding.demand(caller, project_id, "write")
        now = self.now()
        with lost_to():
            return self.store.change(
                caller.workspace, project_id, TaskId(task_id), lambda it: by(caller, reopened(it, now)), expected
            )

    def demand(self, caller: Caller, project_id: str, least: Role, task: StoredTask) -> Held:
        """The project, if the caller may do that much; whoever the task is assigned to is looked up with it."""
        return self.holding.demand(caller, project_id, least, [task.task.assignee] if task.task.assignee else [])

    def _within(self, workspace: WorkspaceId, task: StoredTask, parent_id: TaskId, once: Once) -> StoredTask:
        """Keep a task as part of another; the project holds still meanwhile."""
        attempts = Attempts()
        while True:
            tree = self.store.tree(workspace, task.project_id, parent_id)
            bounded(tree.whole[1:], 1)
            try:
                return self.store.create(workspace, placed(task, tree.root), once, tree.state)
            except StateChanged:
                attempts.again()


@contextmanager
def lost_to() -> Iterator[None]:
    """Who believed something of a task that is not so is told how it is: they may see it, since they may write it."""
    try:
        yield
    except PreconditionFailed as failed:
        if isinstance(failed.held, StoredTask):
            failed.shown = failed.held.model_dump(mode="json", by_alias=True)
        raise


def by(caller: Caller, task: StoredTask, before: StoredTask | None = None) -> StoredTask:
    """The task as the caller leaves it, if it is otherwise than before."""
    return task if task == before else task.model_copy(update={"by": caller.person, "origin": None})


def in_project(task: StoredTask, held: Held) -> None:
    """Raise ``NotInProject`` if a task names a section or a person that the project does not have."""
    section_there(task, held)
    assignee = task.task.assignee
    if assignee is not None and not may_see(held.project, held.people.get(assignee)):
        raise NotInProject("whom it is assigned to does not see this project; share it with them", "stoa.app:assignee")


def section_there(task: StoredTask, held: Held) -> None:
    """Raise ``NotInProject`` if a task is in a section that the project does not have."""
    sections = {section.section_id for section in held.project.sections}
    if task.task.section is not None and task.task.section not in sections:
        raise NotInProject("there is no such section in this project", "stoa.app:section")
