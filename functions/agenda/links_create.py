"""Make an address that shows a calendar to whoever knows it; its token is shown this once."""

from uuid import UUID

from agenda.links import LinkDraft, NewLink, links
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = links()


@app.endpoint(
    "POST /api/agenda/calendars/{calendar_id}/links",
    scope="agenda:write",
    grants=[
        "agenda-by-token-1:PutItem",
        "agenda-calendars-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-people-1:BatchGetItem",
    ],
    status=201,
    secret=True,
)
def create_link(caller: Caller, calendar_id: UUID, draft: LinkDraft) -> NewLink:
    return ours.make(caller, str(calendar_id), draft)
