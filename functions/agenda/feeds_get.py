"""Show whether a calendar has a secret address, who made it, and what it shows; not which it is."""

from uuid import UUID

from agenda.events.grants import ACCESS
from agenda.files import secret_feeds
from agenda.files.feeds import FeedView
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = secret_feeds()


@app.endpoint("GET /api/agenda/calendars/{calendar_id}/feed", scope="agenda:read", grants=[*ACCESS])
def get_feed(caller: Caller, calendar_id: UUID) -> FeedView:
    return ours.get(caller, str(calendar_id))
