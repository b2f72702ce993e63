"""Let nobody sign in with a provider of the workspace any more."""

from identity.issuers import IssuerId, issuers
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = issuers()


@app.endpoint(
    "DELETE /api/workspace/issuers/{issuer_id}",
    scope="workspace:write",
    grants=[
        "identity-acts-1:PutItem",
        "identity-issuers-1:BatchGetItem,PutItem,UpdateItem",
        "identity-sessions-1:ConditionCheckItem",
    ],
    status=204,
)
def delete_issuer(caller: Caller, issuer_id: IssuerId, expected: IfMatch) -> None:
    ours.delete(caller, issuer_id, expected)
