"""Change a calendar: what it is called, how it looks, when it reminds."""

from uuid import UUID

from agenda.calendars import CalendarUpdate, CalendarView, calendars
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = calendars()


@app.endpoint(
    "PATCH /api/agenda/calendars/{calendar_id}",
    scope="agenda:write",
    grants=[
        "agenda-calendars-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-people-1:BatchGetItem",
        "agenda-shelves-1:BatchGetItem",
    ],
)
def update_calendar(caller: Caller, calendar_id: UUID, update: CalendarUpdate, expected: IfMatch) -> CalendarView:
    return ours.update(caller, str(calendar_id), update, expected)
