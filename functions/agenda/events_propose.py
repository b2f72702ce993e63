"""Propose another time for what one is invited to; the one who invites decides."""

from uuid import UUID

from agenda.events import Ref
from agenda.events.grants import ACCESS
from agenda.invitations import guests
from agenda.invitations.guesting import Suggestion
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = guests()


@app.endpoint(
    "POST /api/agenda/calendars/{calendar_id}/events/{event_id}/propose",
    scope="agenda:write",
    limit="60/hour per caller",
    grants=[*ACCESS, "agenda-events-1:BatchGetItem", "agenda-invitations:SendMessage"],
    status=202,
)
def propose(caller: Caller, calendar_id: UUID, event_id: UUID, suggestion: Suggestion) -> None:
    ours.propose(caller, Ref.of(calendar_id, event_id), suggestion)
