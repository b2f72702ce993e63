"""Ask a provider of the workspace once more what it says of itself, and keep that."""

from identity.issuers import IssuerId, IssuerTested, issuers
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = issuers()


@app.endpoint(
    "POST /api/workspace/issuers/{issuer_id}/test",
    scope="workspace:write",
    limit="20/hour per caller",
    grants=[
        "identity-acts-1:PutItem",
        "identity-issuers-1:BatchGetItem,GetItem,PutItem,UpdateItem",
        "identity-sessions-1:ConditionCheckItem",
    ],
)
def test_issuer(caller: Caller, issuer_id: IssuerId) -> IssuerTested:
    return ours.test(caller, issuer_id)
