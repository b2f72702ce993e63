"""Writing tasks without writing them: what would be there is remembered, and nobody else sees it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from agenda.tasks.importing import ImportedTasks
from agenda.tasks.model import StoredTask, TaskId
from kernel.callers import WorkspaceId
from kernel.journal import Create
from kernel.journal.batch import Step


@dataclass(frozen=True, slots=True)
class Imagined:
    """The tasks of a project as they are, and with them those that would be new: so a file is only looked at."""

    tasks: ImportedTasks
    new: dict[TaskId, StoredTask] = field(default_factory=dict)

    def find(self, workspace: WorkspaceId, project_id: str, task_ids: Iterable[TaskId]) -> dict[TaskId, StoredTask]:
        wanted = set(task_ids)
        new = {task_id: self.new[task_id] for task_id in wanted if task_id in self.new}
        return new | self.tasks.find(workspace, project_id, sorted(wanted - new.keys()))

    def grown(
        self, workspace: WorkspaceId, project_id: str, task_ids: Sequence[TaskId]
    ) -> tuple[str, list[StoredTask]]:
        return self.tasks.grown(workspace, project_id, task_ids)

    def commit(self, workspace: WorkspaceId, batches: dict[str, Sequence[Step[StoredTask]]]) -> list[StoredTask]:  # noqa: ARG002 - it is written nowhere
        return [it for steps in batches.values() for it in self._remembered(steps)]

    def grow(self, workspace: WorkspaceId, project_id: str, steps: Sequence[Step[StoredTask]], state: str) -> str:  # noqa: ARG002 - likewise
        self._remembered(steps)
        return state

    def _remembered(self, steps: Sequence[Step[StoredTask]]) -> list[StoredTask]:
        made = [step.obj for step in steps if isinstance(step, Create)]
        self.new.update({it.task_id: it for it in made})
        return made
