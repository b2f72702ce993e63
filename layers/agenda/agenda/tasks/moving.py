"""Where tasks are: putting them elsewhere, into the trash and out of it, with all that is part of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

from pydantic import BaseModel, ConfigDict, Field

from agenda.projects.holding import Holding, may_see
from agenda.tasks.model import NoSuchTask, StoredTask, TaskId, parent_of
from agenda.tasks.ordering import between, last
from agenda.tasks.rearranging import Where
from agenda.tasks.service import Tree, by, lost_to, section_there
from agenda.tasks.trees import bounded, followed, placed
from kernel.callers import Caller, WorkspaceId
from kernel.etags import ANYTHING, IfMatch
from kernel.journal import StateChanged
from kernel.journal.attempts import Attempts


class TaskMove(BaseModel):
    """Where a task is to stand: all of it, so what is left out is nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    project_id: str | None = Field(default=None, max_length=64, description="Left out: where it is.", examples=[None])
    section_id: str | None = Field(default=None, max_length=64, description="Of the project.", examples=[None])
    parent_id: str | None = Field(default=None, max_length=64, description="What it is part of.", examples=[None])
    after_id: str | None = Field(default=None, max_length=64, description="The task before it.", examples=[None])
    before_id: str | None = Field(
        default=None,
        max_length=64,
        description="The task behind it. With neither it comes last.",
        examples=[None],
    )


class Moves(NamedTuple):
    """Tasks as they shall be, from where they come, and the states in which that was decided."""

    tasks: Sequence[StoredTask]
    source: Where
    target: Where
    state: str
    target_state: str
    expected: IfMatch = ANYTHING

    def expecting(self, it: StoredTask) -> IfMatch:
        return self.expected if it is self.tasks[0] else ANYTHING


class MoveStore(Protocol):
    def tree(self, workspace: WorkspaceId, project_id: str, task_id: TaskId, *, deleted: bool = False) -> Tree: ...
    def get(self, workspace: WorkspaceId, project_id: str, task_id: TaskId) -> StoredTask: ...
    def state(self, workspace: WorkspaceId, project_id: str, *, deleted: bool = False) -> str: ...
    def move(self, workspace: WorkspaceId, moves: Moves) -> list[StoredTask]:
        """Do all of that, or raise ``StateChanged``."""


@dataclass(frozen=True, slots=True)
class Moving:
    store: MoveStore
    holding: Holding
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def move(self, caller: Caller, project_id: str, task_id: str, said: TaskMove, expected: IfMatch) -> StoredTask:
        """Put a task elsewhere, with all that is part of it."""
        to = said.project_id or project_id
        held = self.holding.demand_all(caller, {project_id, to}, "write")[to]

        def moved() -> Moves:
            tree = self.store.tree(caller.workspace, project_id, TaskId(task_id))
            state = tree.state if to == project_id else self.store.state(caller.workspace, to)
            within = None
            if said.parent_id is not None:
                within, state = self._within(caller.workspace, to, TaskId(said.parent_id), tree)
            order = self._order(caller.workspace, to, said)
            task = tree.root.task.model_copy(update={"section": said.section_id, "order": order})
            root = placed(tree.root.model_copy(update={"project_id": to, "task": task}), within)
            section_there(root, held)
            there = [root, *(followed(it, root) for it in tree.under)]
            if to != project_id:
                there = self._reassigned(caller, to, there)
            tasks = [by(caller, it, before) for it, before in zip(there, (tree.root, *tree.under), strict=True)]
            return Moves(tasks, Where(project_id), Where(to), tree.state, state, expected)

        with lost_to():
            return self._settled(caller.workspace, moved)

    def delete(self, caller: Caller, project_id: str, task_id: str, expected: IfMatch) -> None:
        """Put a task into the trash, with all that is part of it."""
        self.holding.demand(caller, project_id, "write")
        now = self.now()

        def deleted() -> Moves:
            tree = self.store.tree(caller.workspace, project_id, TaskId(task_id))
            state = self.store.state(caller.workspace, project_id, deleted=True)
            gone = [by(caller, it.model_copy(update={"deleted": now})) for it in (tree.root, *tree.under)]
            return Moves(gone, Where(project_id), Where(project_id, trash=True), tree.state, state, expected)

        with lost_to():
            self._settled(caller.workspace, deleted)

    def restore(self, caller: Caller, project_id: str, task_id: str) -> StoredTask:
        """Take a task out of the trash: to what it was part of, if that is there."""
        self.holding.demand(caller, project_id, "write")

        def restored() -> Moves:
            tree = self.store.tree(caller.workspace, project_id, TaskId(task_id), deleted=True)
            state = self.store.state(caller.workspace, project_id)
            within = None
            parent = parent_of(tree.root.task)
            if parent is not None:
                within, state = self._there(caller.workspace, project_id, parent, state)
            root = placed(tree.root.model_copy(update={"deleted": None}), within)
            rest = [followed(it.model_copy(update={"deleted": None}), root) for it in tree.under]
            back = [by(caller, it) for it in (root, *rest)]
            return Moves(back, Where(project_id, trash=True), Where(project_id), tree.state, state)

        return self._settled(caller.workspace, restored)

    def _there(
        self, workspace: WorkspaceId, project_id: str, task_id: TaskId, state: str
    ) -> tuple[StoredTask | None, str]:
        try:
            around = self.store.tree(workspace, project_id, task_id)
        except NoSuchTask:
            return None, state
        return around.root, around.state

    def _order(self, workspace: WorkspaceId, project_id: str, said: TaskMove) -> str:
        """Where it stands between its neighbours; without any it comes last."""
        if said.after_id is None and said.before_id is None:
            return last(self.now())
        low, high = (
            self.store.get(workspace, project_id, TaskId(each)).task.order if each else None
            for each in (said.after_id, said.before_id)
        )
        return between(low, high)

    def _within(
        self, workspace: WorkspaceId, project_id: str, parent_id: TaskId, moved: Tree
    ) -> tuple[StoredTask, str]:
        """What it is to be part of, if there is room for all of it, and the state in which that is so."""
        around = self.store.tree(workspace, project_id, parent_id)
        inside = {it.task_id for it in (moved.root, *moved.under)}
        bounded([it for it in around.whole[1:] if it.task_id not in inside], len(inside))
        return around.root, around.state

    def _reassigned(self, caller: Caller, project_id: str, tasks: list[StoredTask]) -> list[StoredTask]:
        """Tasks in another project: assigned to nobody who does not see that one."""
        wanted = {it.task.assignee for it in tasks if it.task.assignee}
        if not wanted:
            return tasks
        held = self.holding.demand(caller, project_id, "write", wanted)
        blind = {each for each in wanted if not may_see(held.project, held.people.get(each))}
        nobody = {"assignee": None}
        return [
            it.model_copy(update={"task": it.task.model_copy(update=nobody), "assigned": None})
            if it.task.assignee in blind
            else it
            for it in tasks
        ]

    def _settled(self, workspace: WorkspaceId, moving: Callable[[], Moves]) -> StoredTask:
        """Do what ``moving`` makes of things as they are, however often they change meanwhile."""
        attempts = Attempts()
        while True:
            try:
                return self.store.move(workspace, moving())[0]
            except StateChanged:
                attempts.again()
