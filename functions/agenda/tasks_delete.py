"""Put a task into the trash, with all that is part of it."""

from uuid import UUID

from agenda.tasks import elsewhere
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = elsewhere()


@app.endpoint(
    "DELETE /api/agenda/projects/{project_id}/tasks/{task_id}",
    scope="agenda:write",
    grants=[
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem",
        "agenda-tasks-1/by-modseq:Query",
        "agenda-tasks-1/by-path:Query",
        "agenda-tasks-1:BatchGetItem,GetItem,PutItem,UpdateItem",
    ],
    status=204,
)
def delete_task(caller: Caller, project_id: UUID, task_id: UUID, expected: IfMatch) -> None:
    ours.delete(caller, str(project_id), str(task_id), expected)
