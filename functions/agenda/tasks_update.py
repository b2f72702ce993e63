"""Change a task: what it says, when it is due, to whom it is assigned."""

from uuid import UUID

from agenda.tasks import StoredTask, tasks
from agenda.tasks.service import TaskPatch
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = tasks()


@app.endpoint(
    "PATCH /api/agenda/projects/{project_id}/tasks/{task_id}",
    scope="agenda:write",
    grants=[
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem",
        "agenda-tasks-1:BatchGetItem,PutItem,UpdateItem",
    ],
)
def update_task(caller: Caller, project_id: UUID, task_id: UUID, patch: TaskPatch, expected: IfMatch) -> StoredTask:
    return ours.update(caller, str(project_id), str(task_id), patch, expected)
