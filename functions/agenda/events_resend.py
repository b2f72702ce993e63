"""Send an invitation once more, to all who have not answered, or to some."""

from uuid import UUID

from agenda.events import Ref
from agenda.events.grants import WRITES
from agenda.invitations import once_more
from agenda.invitations.resending import Reminded, Reminder
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = once_more()


@app.endpoint(
    "POST /api/agenda/calendars/{calendar_id}/events/{event_id}/resend",
    scope="agenda:write",
    limit="60/hour per caller",
    grants=[
        *WRITES,
        "agenda-by-address-1:PutItem",
        "agenda-invitations-1:PutItem",
        "agenda-invitations:SendMessage",
    ],
    status=202,
)
def resend(caller: Caller, calendar_id: UUID, event_id: UUID, reminder: Reminder) -> Reminded:
    return ours.remind(caller, Ref.of(calendar_id, event_id), reminder)
