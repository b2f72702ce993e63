"""Say that something is to be done; perhaps as part of something else."""

from uuid import UUID

from agenda.tasks import StoredTask, tasks
from agenda.tasks.service import TaskDraft
from kernel.api import Api
from kernel.callers import Caller
from kernel.once import Once

app = Api(__name__)
ours = tasks()


@app.endpoint(
    "POST /api/agenda/projects/{project_id}/tasks",
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
def create_task(caller: Caller, project_id: UUID, draft: TaskDraft, once: Once) -> StoredTask:
    return ours.create(caller, str(project_id), draft, once)
