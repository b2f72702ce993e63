"""Show one calendar."""

from uuid import UUID

from agenda.calendars import CalendarView, calendars
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = calendars()


@app.endpoint(
    "GET /api/agenda/calendars/{calendar_id}",
    scope="agenda:read",
    grants=[
        "agenda-calendars-1:BatchGetItem",
        "agenda-people-1:BatchGetItem",
        "agenda-shelves-1:BatchGetItem",
    ],
)
def get_calendar(caller: Caller, calendar_id: UUID) -> CalendarView:
    return ours.get(caller, str(calendar_id))
