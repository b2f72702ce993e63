"""Sign out: end the session that the access token is of."""

from identity.sessions import sessions
from identity.signin.inside import leave
from kernel.answers import Answer
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = sessions()


@app.endpoint(
    "DELETE /api/auth/revoke",
    scope="me:write",
    grants=["identity-acts-1:PutItem", "identity-sessions-1:DeleteItem"],
    status=204,
)
def sign_out(caller: Caller) -> Answer:
    return leave(ours, caller)
