"""Put an event into another calendar, and its files with it."""

from uuid import UUID

from agenda.events import CalendarEvent, Ref, events
from agenda.events.drafts import Move
from agenda.events.grants import WRITES
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = events()


@app.endpoint(
    "POST /api/agenda/calendars/{calendar_id}/events/{event_id}/move",
    scope="agenda:write",
    grants=[
        *WRITES,
        "agenda-files/files/*:DeleteObject,GetObject,PutObject",
        "agenda-invitations-1:PutItem,UpdateItem",
    ],
)
def move_event(caller: Caller, calendar_id: UUID, event_id: UUID, move: Move, expected: IfMatch) -> CalendarEvent:
    return ours.move(caller, Ref.of(calendar_id, event_id), str(move.calendar_id), expected)
