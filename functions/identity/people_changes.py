"""List what happened to the people of the workspace since a state that the client knows."""

from typing import Annotated

from pydantic import Field

from identity.people import people
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import Changes

app = Api(__name__)
ours = people()


@app.endpoint(
    "GET /api/workspace/people/changes",
    scope="people:read",
    grants=["identity-people-1:GetItem", "identity-people-1/by-modseq:Query"],
)
def changes_of_people(caller: Caller, since: str = "0", limit: Annotated[int, Field(ge=1, le=500)] = 100) -> Changes:
    return ours.changes(caller.workspace, since, limit)
