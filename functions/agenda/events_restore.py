"""Fetch an event out of the trash of its calendar."""

from uuid import UUID

from agenda.events import CalendarEvent, Ref, events
from agenda.events.grants import WRITES
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = events()


@app.endpoint(
    "POST /api/agenda/calendars/{calendar_id}/trash/{event_id}/restore",
    scope="agenda:write",
    grants=WRITES,
)
def restore_event(caller: Caller, calendar_id: UUID, event_id: UUID) -> CalendarEvent:
    return ours.restore(caller, Ref.of(calendar_id, event_id))
