"""Share a project no longer with somebody, a group or everybody."""

from uuid import UUID

from agenda.projects import ProjectView, projects
from agenda.sharing import Grantee
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = projects()


@app.endpoint(
    "DELETE /api/agenda/projects/{project_id}/shares/{grantee}",
    scope="agenda:write",
    grants=[
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-shelves-1:BatchGetItem",
    ],
)
def unshare_project(caller: Caller, project_id: UUID, grantee: Grantee, expected: IfMatch) -> ProjectView:
    return ours.unshare(caller, str(project_id), grantee, expected)
