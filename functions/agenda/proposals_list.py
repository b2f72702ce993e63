"""List what waits for one to decide: other times, answers of uninvited people, letters of nobody knows whom."""

from agenda.invitations import inbox
from agenda.invitations.proposals import Proposals
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = inbox()


@app.endpoint("GET /api/agenda/proposals", scope="agenda:read", grants=["agenda-invitations-1:Query"])
def list_proposals(caller: Caller) -> Proposals:
    return ours.waiting(caller)
