"""Give one event as a calendar file (RFC 5545), as other programs read it."""

from uuid import UUID

from agenda.events import Ref
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
    "GET /api/agenda/calendars/{calendar_id}/events/{event_id}/export",
    scope="agenda:read",
    also=(UNCHANGED,),
    grants=[*ACCESS, "agenda-events-1:BatchGetItem"],
)
def export_event(caller: Caller, calendar_id: UUID, event_id: UUID, request: Request) -> Answer:
    return ours.event(caller, Ref.of(calendar_id, event_id), request.headers.get("if-none-match")).answer()
