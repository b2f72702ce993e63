"""List the projects on one's shelf: one's own, and those that others share; or the archived ones, or the templates."""

from agenda.projects import ProjectView, projects
from kernel.api import Api
from kernel.callers import Caller
from kernel.pages import Listing, Page

app = Api(__name__)
ours = projects()


@app.endpoint(
    "GET /api/agenda/projects",
    scope="agenda:read",
    grants=[
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem",
        "agenda-shelves-1:BatchGetItem,Query",
        "shared-signing:GetSecretValue",
    ],
)
def list_projects(
    caller: Caller, page: Page, *, archived: bool = False, templates: bool = False
) -> Listing[ProjectView]:
    return ours.page(caller, page, archived=archived, templates=templates)
