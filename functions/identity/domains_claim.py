"""Say that a mail domain is a workspace's, or not any more. Only who may invoke functions of this account can."""

from contracts.identity import ClaimDomain, ClaimedDomain
from identity.domains import domains
from kernel.api import Api

app = Api(__name__)
ours = domains()


@app.call(
    "domains_claim",
    grants=[
        "identity-acts-1:PutItem",
        "identity-by-domain-1:DeleteItem,PutItem",
        "identity-workspaces-1:BatchGetItem,GetItem,PutItem,UpdateItem",
    ],
    crosses="an operator looks after every workspace",
)
def claim_domain(wanted: ClaimDomain) -> ClaimedDomain:
    return ours.decide(wanted)
