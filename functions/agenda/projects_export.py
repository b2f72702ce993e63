"""Give all of a project as a file (RFC 5545); nothing if the caller has it already."""

from uuid import UUID

from agenda.tasks import exports
from kernel.answers import Answer
from kernel.api import Api
from kernel.api.request import Request
from kernel.callers import Caller

app = Api(__name__)
ours = exports()


@app.endpoint(
    "GET /api/agenda/projects/{project_id}/export",
    scope="agenda:read",
    grants=[
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem",
        "agenda-tasks-1:GetItem,Query",
    ],
    memory=1024,
    timeout=29,
)
def export_project(caller: Caller, project_id: UUID, request: Request) -> Answer:
    return ours.project(caller, str(project_id), request.headers.get("if-none-match")).answer()
