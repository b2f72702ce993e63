"""Do what was proposed, or decline it."""

from uuid import UUID

from agenda.invitations import inbox
from agenda.invitations.proposals import ProposalDecision
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = inbox()


@app.endpoint(
    "POST /api/agenda/proposals/{proposal_id}",
    scope="agenda:write",
    grants=[
        "agenda-events-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-invitations-1:DeleteItem,GetItem,PutItem",
        "agenda-invitations:SendMessage",
        "agenda-people-1:BatchGetItem",
    ],
    status=204,
)
def decide(caller: Caller, proposal_id: UUID, decision: ProposalDecision) -> None:
    ours.decide(caller, str(proposal_id), accept=decision.accept)
