"""Share a project with somebody, a group or everybody, or let them do something else with it than before."""

from uuid import UUID

from agenda.projects import ProjectView, projects
from agenda.sharing import Grant, Grantee, Share
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = projects()


@app.endpoint(
    "PUT /api/agenda/projects/{project_id}/shares/{grantee}",
    scope="agenda:write",
    grants=[
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-shelves-1:BatchGetItem,PutItem,UpdateItem",
        "identity-groups-tell:InvokeFunction",
    ],
)
def share_project(caller: Caller, project_id: UUID, grantee: Grantee, grant: Grant, expected: IfMatch) -> ProjectView:
    return ours.share(caller, str(project_id), Share(to=grantee, role=grant.role), expected)
