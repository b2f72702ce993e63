"""Take a task out of the trash, with all that is part of it."""

from uuid import UUID

from agenda.tasks import StoredTask, elsewhere
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = elsewhere()


@app.endpoint(
    "POST /api/agenda/projects/{project_id}/tasks/{task_id}/restore",
    scope="agenda:write",
    grants=[
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem",
        "agenda-tasks-1/by-modseq:Query",
        "agenda-tasks-1/by-path:Query",
        "agenda-tasks-1:BatchGetItem,GetItem,PutItem,UpdateItem",
    ],
)
def restore_task(caller: Caller, project_id: UUID, task_id: UUID) -> StoredTask:
    return ours.restore(caller, str(project_id), str(task_id))
