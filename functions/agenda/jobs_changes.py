"""List which of one's imports and exports got on since a state that the client knows."""

from typing import Annotated

from pydantic import Field

from agenda.jobs import jobs
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import Changes

app = Api(__name__)
ours = jobs()


@app.endpoint(
    "GET /api/agenda/jobs/changes",
    scope="agenda:read",
    grants=["agenda-jobs-1:GetItem", "agenda-jobs-1/by-modseq:Query"],
)
def changes_of_jobs(caller: Caller, since: str = "0", limit: Annotated[int, Field(ge=1, le=500)] = 100) -> Changes:
    return ours.changes(caller, since, limit)
