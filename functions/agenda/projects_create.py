"""Begin a project."""

from agenda.projects import ProjectDraft, ProjectView, projects
from kernel.api import Api
from kernel.callers import Caller
from kernel.once import Once

app = Api(__name__)
ours = projects()


@app.endpoint(
    "POST /api/agenda/projects",
    scope="agenda:write",
    grants=[
        "agenda-projects-1/by-owner:Query",
        "agenda-projects-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-shelves-1:BatchGetItem,PutItem,UpdateItem",
    ],
    status=201,
)
def create_project(caller: Caller, draft: ProjectDraft, once: Once) -> ProjectView:
    return ours.create(caller, draft, once)
