"""Show one event."""

from uuid import UUID

from agenda.events import CalendarEvent, Ref, looking
from agenda.events.grants import ACCESS
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = looking()


@app.endpoint(
    "GET /api/agenda/calendars/{calendar_id}/events/{event_id}",
    scope="agenda:read",
    grants=[*ACCESS, "agenda-events-1:BatchGetItem"],
)
def get_event(caller: Caller, calendar_id: UUID, event_id: UUID) -> CalendarEvent:
    return ours.get(caller, Ref.of(calendar_id, event_id))
