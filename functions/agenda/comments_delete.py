"""Take back what was said about a task."""

from uuid import UUID

from agenda.comments import comments
from agenda.comments.service import Place
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = comments()


@app.endpoint(
    "DELETE /api/agenda/projects/{project_id}/tasks/{task_id}/comments/{comment_id}",
    scope="agenda:write",
    grants=[
        "agenda-comments-1:BatchGetItem,GetItem,PutItem,UpdateItem",
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem",
        "agenda-tasks-1:BatchGetItem",
    ],
    status=204,
)
def delete_comment(caller: Caller, project_id: UUID, task_id: UUID, comment_id: UUID, expected: IfMatch) -> None:
    ours.delete(caller, Place(str(project_id), str(task_id), str(comment_id)), expected)
