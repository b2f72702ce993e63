"""List what happened on one's shelf since a state that the client knows."""

from typing import Annotated

from pydantic import Field

from agenda.shelves import shelves
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import Changes

app = Api(__name__)
ours = shelves()


@app.endpoint(
    "GET /api/agenda/shelf/changes",
    scope="agenda:read",
    grants=["agenda-shelves-1:GetItem", "agenda-shelves-1/by-modseq:Query"],
)
def changes_of_shelf(caller: Caller, since: str = "0", limit: Annotated[int, Field(ge=1, le=500)] = 100) -> Changes:
    return ours.changes(caller, since, limit)
