"""Take back that a task was done the last time."""

from uuid import UUID

from agenda.tasks import StoredTask, tasks
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = tasks()


@app.endpoint(
    "POST /api/agenda/projects/{project_id}/tasks/{task_id}/reopen",
    scope="agenda:write",
    grants=[
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem",
        "agenda-tasks-1:BatchGetItem,PutItem,UpdateItem",
    ],
)
def reopen_task(caller: Caller, project_id: UUID, task_id: UUID, expected: IfMatch) -> StoredTask:
    return ours.reopen(caller, str(project_id), str(task_id), expected)
