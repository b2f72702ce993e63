"""Put a calendar into the trash, from which it can be restored for thirty days."""

from uuid import UUID

from agenda.calendars import calendars
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = calendars()


@app.endpoint(
    "DELETE /api/agenda/calendars/{calendar_id}",
    scope="agenda:write",
    grants=[
        "agenda-calendars-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-people-1:BatchGetItem",
        "agenda-shelves-1:BatchGetItem",
    ],
    status=204,
)
def delete_calendar(caller: Caller, calendar_id: UUID, expected: IfMatch) -> None:
    ours.delete(caller, str(calendar_id), expected)
