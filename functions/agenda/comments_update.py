"""Say otherwise what one said about a task."""

from uuid import UUID

from agenda.comments import Comment, Remark, comments
from agenda.comments.service import Place
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = comments()


@app.endpoint(
    "PUT /api/agenda/projects/{project_id}/tasks/{task_id}/comments/{comment_id}",
    scope="agenda:write",
    grants=[
        "agenda-comments-1:BatchGetItem,GetItem,PutItem,UpdateItem",
        "agenda-people-1:BatchGetItem,Query",
        "agenda-projects-1:BatchGetItem",
        "agenda-tasks-1:BatchGetItem",
    ],
)
def reword(
    caller: Caller, project_id: UUID, task_id: UUID, comment_id: UUID, *, remark: Remark, expected: IfMatch
) -> Comment:
    return ours.reword(caller, Place(str(project_id), str(task_id), str(comment_id)), remark, expected)
