"""List what happened to incidents since a state that the client knows."""

from typing import Annotated

from pydantic import Field

from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import Changes
from ops.incidents import incidents

app = Api(__name__)
ours = incidents()


@app.endpoint(
    "GET /api/ops/incidents/changes",
    scope="ops:read",
    grants=["ops-incidents-1:GetItem", "ops-incidents-1/by-modseq:Query"],
)
def changes_of_incidents(caller: Caller, since: str = "0", limit: Annotated[int, Field(ge=1, le=500)] = 100) -> Changes:
    return ours.changes(caller.workspace, since, limit)
