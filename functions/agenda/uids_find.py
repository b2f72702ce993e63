"""Find events and tasks by their uids, in all calendars and projects on one's shelf."""

from agenda.planning import by_uid
from agenda.planning.looking import Found, Wanted
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = by_uid()


@app.endpoint(
    "GET /api/agenda/lookup",
    scope="agenda:read",
    grants=[
        "agenda-calendars-1:BatchGetItem",
        "agenda-events-1:BatchGetItem",
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem",
        "agenda-shelves-1:Query",
        "agenda-tasks-1:BatchGetItem",
    ],
)
def find_by_uid(caller: Caller, wanted: Wanted) -> Found:
    return ours.of(caller, wanted)
