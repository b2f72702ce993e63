"""Say whether one comes to what one is invited to: to all of it, or to one of its times."""

from uuid import UUID

from agenda.events import CalendarEvent, Ref
from agenda.events.grants import WRITES
from agenda.invitations import guests
from agenda.invitations.guesting import Response
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = guests()


@app.endpoint(
    "POST /api/agenda/calendars/{calendar_id}/events/{event_id}/reply",
    scope="agenda:write",
    grants=WRITES,
)
def reply(caller: Caller, calendar_id: UUID, event_id: UUID, response: Response, expected: IfMatch) -> CalendarEvent:
    return ours.reply(caller, Ref.of(calendar_id, event_id), response, expected)
