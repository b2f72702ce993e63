"""Let somebody have a room or a resource that one looks after, or not, or not any more; they are told."""

from uuid import UUID

from agenda.events.model import EventId
from agenda.rooms import caretaker
from agenda.rooms.requests import RequestDecision
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = caretaker()


@app.endpoint(
    "POST /api/agenda/rooms/{room_id}/requests/{event_id}",
    scope="agenda:write",
    grants=[
        "agenda-calendars-1:BatchGetItem",
        "agenda-events-1/by-modseq:Query",
        "agenda-events-1/by-time:Query",
        "agenda-events-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-invitations:SendMessage",
        "agenda-people-1:BatchGetItem",
    ],
    status=204,
)
def decide(caller: Caller, room_id: UUID, event_id: UUID, decision: RequestDecision) -> None:
    ours.decide(caller, str(room_id), EventId(str(event_id)), decision)
