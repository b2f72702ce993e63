"""Show one project, with its sections."""

from uuid import UUID

from agenda.projects import ProjectView, projects
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = projects()


@app.endpoint(
    "GET /api/agenda/projects/{project_id}",
    scope="agenda:read",
    grants=[
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem",
        "agenda-shelves-1:BatchGetItem",
    ],
)
def get_project(caller: Caller, project_id: UUID) -> ProjectView:
    return ours.get(caller, str(project_id))
