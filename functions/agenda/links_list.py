"""List the addresses that show a calendar; their tokens nobody knows any more."""

from uuid import UUID

from agenda.links import Addresses, links
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = links()


@app.endpoint(
    "GET /api/agenda/calendars/{calendar_id}/links",
    scope="agenda:read",
    grants=["agenda-calendars-1:BatchGetItem", "agenda-people-1:BatchGetItem"],
)
def list_links(caller: Caller, calendar_id: UUID) -> Addresses:
    return ours.all(caller, str(calendar_id))
