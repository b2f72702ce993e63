"""List what happened to one's reminders since a state that the client knows."""

from typing import Annotated

from pydantic import Field

from agenda.alerts import alerts
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import Changes

app = Api(__name__)
ours = alerts()


@app.endpoint(
    "GET /api/agenda/alerts/changes",
    scope="agenda:read",
    grants=["agenda-alerts-1:GetItem", "agenda-alerts-1/by-modseq:Query"],
)
def changes_of_alerts(caller: Caller, since: str = "0", limit: Annotated[int, Field(ge=1, le=500)] = 100) -> Changes:
    return ours.changes(caller, since, limit)
