"""Take an address back: from now on it shows nothing."""

from uuid import UUID

from agenda.links import links
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = links()


@app.endpoint(
    "DELETE /api/agenda/calendars/{calendar_id}/links/{share_link}",
    scope="agenda:write",
    grants=[
        "agenda-by-token-1:DeleteItem",
        "agenda-calendars-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-people-1:BatchGetItem",
    ],
    status=204,
)
def revoke_link(caller: Caller, calendar_id: UUID, share_link: UUID) -> None:
    ours.revoke(caller, str(calendar_id), str(share_link))
