"""List what happened to the projects that one sees since a state that the client knows."""

from typing import Annotated

from pydantic import Field

from agenda.projects import projects
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import Changes

app = Api(__name__)
ours = projects()


@app.endpoint(
    "GET /api/agenda/projects/changes",
    scope="agenda:read",
    grants=[
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1/by-modseq:Query",
        "agenda-projects-1:BatchGetItem,GetItem",
        "agenda-shelves-1:BatchGetItem",
    ],
)
def changes_of_projects(caller: Caller, since: str = "0", limit: Annotated[int, Field(ge=1, le=500)] = 100) -> Changes:
    return ours.changes(caller, since, limit)
