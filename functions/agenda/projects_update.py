"""Change a project: what it is called, how it looks, which sections it has, whether it is over."""

from uuid import UUID

from agenda.projects import ProjectUpdate, ProjectView, projects
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = projects()


@app.endpoint(
    "PATCH /api/agenda/projects/{project_id}",
    scope="agenda:write",
    grants=[
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-shelves-1:BatchGetItem",
    ],
)
def update_project(caller: Caller, project_id: UUID, update: ProjectUpdate, expected: IfMatch) -> ProjectView:
    return ours.update(caller, str(project_id), update, expected)
