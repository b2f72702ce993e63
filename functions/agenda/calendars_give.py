"""Give a calendar of the workspace's own to somebody, or one's own to somebody else or to the workspace."""

from uuid import UUID

from agenda.calendars import CalendarView, grants
from agenda.calendars.giving import NewOwner
from kernel.api import Api
from kernel.callers import Caller, PersonId
from kernel.journal import IfMatch

app = Api(__name__)
ours = grants()


@app.endpoint(
    "PUT /api/agenda/calendars/{calendar_id}/owner",
    scope="agenda:manage",
    grants=[
        "agenda-calendars-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-people-1:BatchGetItem",
        "agenda-shelves-1:BatchGetItem,PutItem,UpdateItem",
    ],
)
def give_calendar(caller: Caller, calendar_id: UUID, owner: NewOwner, expected: IfMatch) -> CalendarView:
    to = PersonId(owner.person) if owner.person else None
    return ours.give(caller, str(calendar_id), to, expected)
