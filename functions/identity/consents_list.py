"""List the applications that whoever calls has let in, and what they may learn and do."""

from identity.consents import Applications, consents
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = consents()


@app.endpoint(
    "GET /api/auth/consents",
    scope="me:read",
    grants=["identity-clients-1:BatchGetItem", "identity-consents-1:Query"],
)
def list_consents(caller: Caller) -> Applications:
    return ours.mine(caller)
