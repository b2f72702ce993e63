"""Make a calendar."""

from agenda.calendars import CalendarDraft, CalendarView, calendars
from kernel.api import Api
from kernel.callers import Caller
from kernel.once import Once

app = Api(__name__)
ours = calendars()


@app.endpoint(
    "POST /api/agenda/calendars",
    scope="agenda:write",
    grants=[
        "agenda-calendars-1/by-owner:Query",
        "agenda-calendars-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-people-1:BatchGetItem",
        "agenda-shelves-1:BatchGetItem,PutItem,UpdateItem",
    ],
    status=201,
)
def create_calendar(caller: Caller, draft: CalendarDraft, once: Once) -> CalendarView:
    return ours.create(caller, draft, once)
