"""List the calendars on one's shelf: one's own, and those that others share."""

from agenda.calendars import CalendarView, calendars
from kernel.api import Api
from kernel.callers import Caller
from kernel.pages import Listing, Page

app = Api(__name__)
ours = calendars()


@app.endpoint(
    "GET /api/agenda/calendars",
    scope="agenda:read",
    grants=[
        "agenda-calendars-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-people-1:BatchGetItem",
        "agenda-shelves-1:BatchGetItem,PutItem,Query,UpdateItem",
        "shared-signing:GetSecretValue",
    ],
)
def list_calendars(caller: Caller, page: Page, *, removed: bool = False) -> Listing[CalendarView]:
    return ours.page(caller, page, removed=removed)
