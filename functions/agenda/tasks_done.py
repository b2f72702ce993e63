"""Show how many tasks one got done on each day lately, and for how many days in a row."""

from typing import Annotated

from pydantic import Field

from agenda.tallies import Statistics, tallies
from agenda.tallies.model import MOST_DAYS
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = tallies()


@app.endpoint(
    "GET /api/agenda/tasks/done",
    scope="agenda:read",
    grants=[
        "agenda-people-1:BatchGetItem",
        "agenda-tasks-1:Query",
    ],
)
def show_done(caller: Caller, days: Annotated[int, Field(ge=1, le=MOST_DAYS)] = 30) -> Statistics:
    return ours.of(caller, days)
