"""List what happened to the calendars that one sees since a state that the client knows."""

from typing import Annotated

from pydantic import Field

from agenda.calendars import calendars
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import Changes

app = Api(__name__)
ours = calendars()


@app.endpoint(
    "GET /api/agenda/calendars/changes",
    scope="agenda:read",
    grants=[
        "agenda-calendars-1/by-modseq:Query",
        "agenda-calendars-1:BatchGetItem,GetItem",
        "agenda-people-1:BatchGetItem",
        "agenda-shelves-1:BatchGetItem",
    ],
)
def changes_of_calendars(caller: Caller, since: str = "0", limit: Annotated[int, Field(ge=1, le=500)] = 100) -> Changes:
    return ours.changes(caller, since, limit)
