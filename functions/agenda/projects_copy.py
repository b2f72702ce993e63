"""Begin a project like another, such as a template: its sections, and what is to be done, of which nothing is done."""

from uuid import UUID

from agenda.projects import ProjectView
from agenda.tasks import once_more
from agenda.tasks.copying import ProjectCopy
from kernel.api import Api
from kernel.callers import Caller
from kernel.once import Once

app = Api(__name__)
ours = once_more()


@app.endpoint(
    "POST /api/agenda/projects/{project_id}/copy",
    scope="agenda:write",
    grants=[
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1/by-owner:Query",
        "agenda-projects-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-shelves-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-tasks-1/by-place:Query",
        "agenda-tasks-1:BatchGetItem,PutItem,UpdateItem",
    ],
    status=201,
)
def copy_project(caller: Caller, project_id: UUID, how: ProjectCopy, once: Once) -> ProjectView:
    return ours.project(caller, str(project_id), how, once)
