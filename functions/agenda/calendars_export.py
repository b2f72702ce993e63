"""Give all of a calendar as a file (RFC 5545), as far as the caller may see it; nothing if they have it already."""

from uuid import UUID

from agenda.events.grants import ACCESS
from agenda.files import exports
from agenda.files.model import UNCHANGED
from kernel.answers import Answer
from kernel.api import Api
from kernel.api.request import Request
from kernel.callers import Caller

app = Api(__name__)
ours = exports()


@app.endpoint(
    "GET /api/agenda/calendars/{calendar_id}/export",
    scope="agenda:read",
    also=(UNCHANGED,),
    grants=[*ACCESS, "agenda-events-1:BatchGetItem,Query", "agenda-jobs-1:BatchGetItem,PutItem,UpdateItem"],
    memory=1024,
    timeout=29,
)
def export_calendar(caller: Caller, calendar_id: UUID, request: Request) -> Answer:
    return ours.calendar(caller, str(calendar_id), request.headers.get("if-none-match")).answer()
