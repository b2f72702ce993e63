"""Show one of the providers with which the people of the workspace sign in."""

from identity.issuers import Issuer, IssuerId, issuers
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = issuers()


@app.endpoint(
    "GET /api/workspace/issuers/{issuer_id}",
    scope="workspace:read",
    grants=["identity-issuers-1:GetItem"],
)
def get_issuer(caller: Caller, issuer_id: IssuerId) -> Issuer:
    return ours.get(caller, issuer_id)
