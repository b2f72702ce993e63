"""Say something about a task."""

from uuid import UUID

from agenda.comments import Comment, Remark, comments
from kernel.api import Api
from kernel.callers import Caller
from kernel.once import Once

app = Api(__name__)
ours = comments()


@app.endpoint(
    "POST /api/agenda/projects/{project_id}/tasks/{task_id}/comments",
    scope="agenda:write",
    grants=[
        "agenda-comments-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-people-1:BatchGetItem,Query",
        "agenda-projects-1:BatchGetItem",
        "agenda-tasks-1:BatchGetItem",
    ],
    status=201,
)
def say(caller: Caller, project_id: UUID, task_id: UUID, remark: Remark, once: Once) -> Comment:
    return ours.say(caller, str(project_id), str(task_id), remark, once)
