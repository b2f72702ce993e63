"""List the tasks of a project that are in the trash."""

from uuid import UUID

from agenda.tasks import StoredTask, tasks
from kernel.api import Api
from kernel.callers import Caller
from kernel.pages import Listing, Page

app = Api(__name__)
ours = tasks()


@app.endpoint(
    "GET /api/agenda/projects/{project_id}/tasks/trash",
    scope="agenda:read",
    grants=[
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem",
        "agenda-tasks-1:Query",
        "shared-signing:GetSecretValue",
    ],
)
def list_trash(caller: Caller, project_id: UUID, page: Page) -> Listing[StoredTask]:
    return ours.trash(caller, str(project_id), page)
