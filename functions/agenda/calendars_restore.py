"""Take a calendar out of the trash, with all that was in it."""

from uuid import UUID

from agenda.calendars import CalendarView, calendars
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = calendars()


@app.endpoint(
    "POST /api/agenda/calendars/{calendar_id}/restore",
    scope="agenda:write",
    grants=["agenda-calendars-1:BatchGetItem,PutItem,UpdateItem"],
)
def restore_calendar(caller: Caller, calendar_id: UUID) -> CalendarView:
    return ours.restore(caller, str(calendar_id))
