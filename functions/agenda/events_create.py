"""Put an event into a calendar."""

from uuid import UUID

from agenda.events import CalendarEvent, events
from agenda.events.drafts import EventDraft
from agenda.events.grants import WRITES
from kernel.api import Api
from kernel.callers import Caller
from kernel.once import Once

app = Api(__name__)
ours = events()


@app.endpoint(
    "POST /api/agenda/calendars/{calendar_id}/events",
    scope="agenda:write",
    grants=WRITES,
    status=201,
)
def create_event(caller: Caller, calendar_id: UUID, draft: EventDraft, once: Once) -> CalendarEvent:
    return ours.create(caller, str(calendar_id), draft, once)
