"""List what waits for one to decide: other times, answers of uninvited people, letters of nobody knows whom."""

from agenda.invitations import inbox
from agenda.invitations.proposals import Waiting
from kernel.api import Api
from kernel.callers import Caller
from kernel.pages import Listing, Page

app = Api(__name__)
ours = inbox()


@app.endpoint(
    "GET /api/agenda/proposals",
    scope="agenda:read",
    grants=["agenda-invitations-1:BatchGetItem,Query", "shared-signing:GetSecretValue"],
)
def list_proposals(caller: Caller, page: Page) -> Listing[Waiting]:
    return ours.waiting(caller, page)
