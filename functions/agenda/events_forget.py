"""Take an event out of the trash for good."""

from uuid import UUID

from agenda.events import Ref, events
from agenda.events.grants import WRITES
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = events()


@app.endpoint(
    "DELETE /api/agenda/calendars/{calendar_id}/trash/{event_id}",
    scope="agenda:write",
    grants=WRITES,
    status=204,
)
def forget_event(caller: Caller, calendar_id: UUID, event_id: UUID) -> None:
    ours.forget(caller, Ref.of(calendar_id, event_id))
