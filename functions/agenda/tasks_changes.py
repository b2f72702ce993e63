"""List what happened to the tasks of a project since a state that the client knows."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from agenda.tasks import tasks
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import Changes

app = Api(__name__)
ours = tasks()


@app.endpoint(
    "GET /api/agenda/projects/{project_id}/tasks/changes",
    scope="agenda:read",
    grants=[
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem",
        "agenda-tasks-1/by-modseq:Query",
        "agenda-tasks-1:GetItem",
    ],
)
def changes_of_tasks(
    caller: Caller, project_id: UUID, since: str = "0", limit: Annotated[int, Field(ge=1, le=500)] = 100
) -> Changes:
    return ours.changes(caller, str(project_id), since, limit)
