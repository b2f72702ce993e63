"""List what was said about a task, the eldest first."""

from uuid import UUID

from agenda.comments import Comment, comments
from kernel.api import Api
from kernel.callers import Caller
from kernel.pages import Listing, Page

app = Api(__name__)
ours = comments()


@app.endpoint(
    "GET /api/agenda/projects/{project_id}/tasks/{task_id}/comments",
    scope="agenda:read",
    grants=[
        "agenda-comments-1:Query",
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem",
        "agenda-tasks-1:BatchGetItem",
        "shared-signing:GetSecretValue",
    ],
)
def list_comments(caller: Caller, project_id: UUID, task_id: UUID, page: Page) -> Listing[Comment]:
    return ours.page(caller, str(project_id), str(task_id), page)
