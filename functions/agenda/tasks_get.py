"""Show one task."""

from uuid import UUID

from agenda.tasks import StoredTask, tasks
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = tasks()


@app.endpoint(
    "GET /api/agenda/projects/{project_id}/tasks/{task_id}",
    scope="agenda:read",
    grants=[
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem",
        "agenda-tasks-1:GetItem",
    ],
)
def get_task(caller: Caller, project_id: UUID, task_id: UUID) -> StoredTask:
    return ours.get(caller, str(project_id), str(task_id))
