"""Make a secret address at which a calendar is found as a file; the one before leads nowhere from then on."""

from uuid import UUID

from agenda.events.grants import ACCESS
from agenda.files import secret_feeds
from agenda.files.feeds import Opened, Wanted
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = secret_feeds()


@app.endpoint(
    "PUT /api/agenda/calendars/{calendar_id}/feed",
    scope="agenda:write",
    grants=[*ACCESS, "agenda-by-token-1:DeleteItem,PutItem", "agenda-calendars-1:PutItem,UpdateItem"],
    secret=True,
)
def open_feed(caller: Caller, calendar_id: UUID, wanted: Wanted) -> Opened:
    return ours.open(caller, str(calendar_id), wanted)
