"""Writing tasks without writing them: what would be there is remembered, and nobody else sees it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from agenda.tasks.importing import ImportedTasks
from agenda.tasks.model import StoredTask, TaskId
from agenda.tasks.service import Tree
from kernel.callers import WorkspaceId
from kernel.journal import Create
from kernel.journal.batch import Step
from kernel.once import Once


@dataclass(slots=True)
class Imagined:
    """The tasks of a project as they are, and with them those that would be new: so a file is only looked at."""

    tasks: ImportedTasks
    new: dict[TaskId, StoredTask] = field(default_factory=dict)
    trees: dict[TaskId, Tree] = field(default_factory=dict)
    """Those that were read: a file may bring much that is part of one task."""

    def find(self, workspace: WorkspaceId, project_id: str, task_ids: Iterable[TaskId]) -> dict[TaskId, StoredTask]:
        wanted = set(task_ids)
        new = {task_id: self.new[task_id] for task_id in wanted if task_id in self.new}
        return new | self.tasks.find(workspace, project_id, sorted(wanted - new.keys()))

    def commit(self, workspace: WorkspaceId, batches: dict[str, Sequence[Step[StoredTask]]]) -> list[StoredTask]:  # noqa: ARG002 - it is written nowhere
        made = [step.obj for steps in batches.values() for step in steps if isinstance(step, Create)]
        self.new |= {it.task_id: it for it in made}
        return made

    def create(self, workspace: WorkspaceId, task: StoredTask, once: Once, state: str | None = None) -> StoredTask:  # noqa: ARG002 - likewise
        self.new[task.task_id] = task
        return task

    def tree(self, workspace: WorkspaceId, project_id: str, task_id: TaskId) -> Tree:
        root = self.new.get(task_id)
        top = root.line[0] if root else task_id
        there = Tree("", root, []) if root and top in self.new else self._read(workspace, project_id, top)
        root = root or there.root
        return Tree(there.state, root, [*there.whole, *(it for it in self.new.values() if it.line[0] == root.line[0])])

    def _read(self, workspace: WorkspaceId, project_id: str, task_id: TaskId) -> Tree:
        if task_id not in self.trees:
            self.trees[task_id] = self.tasks.tree(workspace, project_id, task_id)
        return self.trees[task_id]
