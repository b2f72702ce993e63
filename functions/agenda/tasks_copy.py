"""Make a task like another, with all that is part of it, of which nothing is done."""

from uuid import UUID

from agenda.tasks import StoredTask, once_more
from agenda.tasks.copying import TaskCopy
from kernel.api import Api
from kernel.callers import Caller
from kernel.once import Once

app = Api(__name__)
ours = once_more()


@app.endpoint(
    "POST /api/agenda/projects/{project_id}/tasks/{task_id}/copy",
    scope="agenda:write",
    grants=[
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem",
        "agenda-tasks-1/by-modseq:Query",
        "agenda-tasks-1/by-path:Query",
        "agenda-tasks-1:BatchGetItem,GetItem,PutItem,UpdateItem",
    ],
    status=201,
)
def copy_task(caller: Caller, project_id: UUID, task_id: UUID, how: TaskCopy, once: Once) -> StoredTask:
    return ours.task(caller, str(project_id), str(task_id), how, once)
