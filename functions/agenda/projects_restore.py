"""Take a project out of the trash, with all that was in it."""

from uuid import UUID

from agenda.projects import ProjectView, projects
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = projects()


@app.endpoint(
    "POST /api/agenda/projects/{project_id}/restore",
    scope="agenda:write",
    grants=[
        "agenda-projects-1:BatchGetItem,PutItem,UpdateItem",
    ],
)
def restore_project(caller: Caller, project_id: UUID) -> ProjectView:
    return ours.restore(caller, str(project_id))
