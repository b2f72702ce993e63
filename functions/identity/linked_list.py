"""List the accounts of other providers with which whoever calls can sign in."""

from identity.federation import AllLinked
from identity.federation.reception import reception
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = reception()


@app.endpoint(
    "GET /api/auth/links",
    scope="me:read",
    own=True,
    grants=["identity-accounts-1:GetItem"],
)
def list_linked(caller: Caller) -> AllLinked:
    return ours.links(caller)
