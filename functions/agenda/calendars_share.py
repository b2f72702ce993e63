"""Share a calendar with somebody, a group or everybody, or let them do something else with it than before."""

from uuid import UUID

from agenda.calendars import CalendarView, grants
from agenda.sharing import Grant, Grantee, Share
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = grants()


@app.endpoint(
    "PUT /api/agenda/calendars/{calendar_id}/shares/{grantee}",
    scope="agenda:write",
    grants=[
        "agenda-calendars-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-people-1:BatchGetItem",
        "agenda-shelves-1:BatchGetItem,PutItem,UpdateItem",
        "identity-groups-tell:InvokeFunction",
    ],
)
def share_calendar(
    caller: Caller, calendar_id: UUID, grantee: Grantee, grant: Grant, expected: IfMatch
) -> CalendarView:
    return ours.share(caller, str(calendar_id), Share(to=grantee, role=grant.role), expected)
