"""List the calendars in the trash, what was thrown away last first."""

from agenda.calendars import CalendarTrash, calendars
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = calendars()


@app.endpoint(
    "GET /api/agenda/calendars/trash",
    scope="agenda:read",
    grants=["agenda-calendars-1/by-owner:Query"],
)
def list_trash(caller: Caller) -> CalendarTrash:
    return ours.trash(caller)
