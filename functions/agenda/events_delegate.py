"""Send somebody else to what one is invited to."""

from uuid import UUID

from agenda.events import CalendarEvent, Ref
from agenda.events.grants import WRITES
from agenda.invitations import guests
from agenda.invitations.guesting import Delegation
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = guests()


@app.endpoint(
    "POST /api/agenda/calendars/{calendar_id}/events/{event_id}/delegate",
    scope="agenda:write",
    limit="60/hour per caller",
    grants=WRITES,
)
def delegate(
    caller: Caller, calendar_id: UUID, event_id: UUID, delegation: Delegation, expected: IfMatch
) -> CalendarEvent:
    return ours.delegate(caller, Ref.of(calendar_id, event_id), delegation, expected)
