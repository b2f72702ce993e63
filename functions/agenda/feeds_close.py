"""Take the secret address of a calendar back: from then on nothing is there."""

from uuid import UUID

from agenda.events.grants import ACCESS
from agenda.files import secret_feeds
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = secret_feeds()


@app.endpoint(
    "DELETE /api/agenda/calendars/{calendar_id}/feed",
    scope="agenda:write",
    grants=[*ACCESS, "agenda-by-token-1:DeleteItem", "agenda-calendars-1:PutItem,UpdateItem"],
    status=204,
)
def close_feed(caller: Caller, calendar_id: UUID) -> None:
    ours.close(caller, str(calendar_id))
