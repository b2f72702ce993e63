"""Sign out: end the session that the access token is of."""

from identity.signin import entrance
from kernel.answers import Answer
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = entrance()


@app.endpoint(
    "DELETE /api/auth/revoke",
    scope="me:write",
    grants=["identity-acts-1:PutItem", "identity-sessions-1:DeleteItem"],
    status=204,
)
def sign_out(caller: Caller) -> Answer:
    return ours.leave(caller)
