"""List what changed in a calendar since a state that the client knows."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from agenda.events import looking
from agenda.events.grants import ACCESS
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import Changes

app = Api(__name__)
ours = looking()


@app.endpoint(
    "GET /api/agenda/calendars/{calendar_id}/events/changes",
    scope="agenda:read",
    grants=[*ACCESS, "agenda-events-1:BatchGetItem", "agenda-events-1/by-modseq:Query"],
)
def changes_of_events(
    caller: Caller, calendar_id: UUID, since: str = "0", limit: Annotated[int, Field(ge=1, le=500)] = 100
) -> Changes:
    return ours.changes(caller, str(calendar_id), since, limit)
