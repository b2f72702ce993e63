"""Put a task elsewhere, with all that is part of it: into a section, between others, into another project."""

from uuid import UUID

from agenda.tasks import StoredTask, elsewhere
from agenda.tasks.moving import TaskMove
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = elsewhere()


@app.endpoint(
    "POST /api/agenda/projects/{project_id}/tasks/{task_id}/move",
    scope="agenda:write",
    grants=[
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem",
        "agenda-tasks-1/by-modseq:Query",
        "agenda-tasks-1/by-path:Query",
        "agenda-tasks-1:BatchGetItem,GetItem,PutItem,UpdateItem",
    ],
)
def move_task(caller: Caller, project_id: UUID, task_id: UUID, move: TaskMove, expected: IfMatch) -> StoredTask:
    return ours.move(caller, str(project_id), str(task_id), move, expected)
