"""Get a task done, and all that is part of it; one that repeats is to be done again."""

from uuid import UUID

from agenda.tasks import StoredTask, tasks
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = tasks()


@app.endpoint(
    "POST /api/agenda/projects/{project_id}/tasks/{task_id}/complete",
    scope="agenda:write",
    grants=[
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem",
        "agenda-tasks-1/by-path:Query",
        "agenda-tasks-1:BatchGetItem,GetItem,PutItem,UpdateItem",
    ],
)
def complete_task(caller: Caller, project_id: UUID, task_id: UUID, expected: IfMatch) -> StoredTask:
    return ours.complete(caller, str(project_id), str(task_id), expected)
