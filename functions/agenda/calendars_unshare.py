"""Share a calendar no longer with somebody, a group or everybody."""

from uuid import UUID

from agenda.calendars import CalendarView, grants
from agenda.sharing import Grantee
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = grants()


@app.endpoint(
    "DELETE /api/agenda/calendars/{calendar_id}/shares/{grantee}",
    scope="agenda:write",
    grants=[
        "agenda-calendars-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-people-1:BatchGetItem",
        "agenda-shelves-1:BatchGetItem,PutItem,UpdateItem",
    ],
)
def unshare_calendar(caller: Caller, calendar_id: UUID, grantee: Grantee, expected: IfMatch) -> CalendarView:
    return ours.unshare(caller, str(calendar_id), grantee, expected)
