"""List what is to be done in a project, section by section in its order; or what is done, the last first."""

from uuid import UUID

from agenda.tasks import StoredTask, tasks
from kernel.api import Api
from kernel.callers import Caller
from kernel.pages import Listing, Page

app = Api(__name__)
ours = tasks()


@app.endpoint(
    "GET /api/agenda/projects/{project_id}/tasks",
    scope="agenda:read",
    grants=[
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem",
        "agenda-tasks-1/by-place:Query",
        "shared-signing:GetSecretValue",
    ],
)
def list_tasks(caller: Caller, project_id: UUID, page: Page, *, done: bool = False) -> Listing[StoredTask]:
    return ours.page(caller, str(project_id), page, done=done)
