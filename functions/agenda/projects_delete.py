"""Put a project into the trash, from which it can be restored."""

from uuid import UUID

from agenda.projects import projects
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = projects()


@app.endpoint(
    "DELETE /api/agenda/projects/{project_id}",
    scope="agenda:write",
    grants=[
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-shelves-1:BatchGetItem",
    ],
    status=204,
)
def delete_project(caller: Caller, project_id: UUID, expected: IfMatch) -> None:
    ours.delete(caller, str(project_id), expected)
