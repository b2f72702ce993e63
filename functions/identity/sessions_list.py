"""List the sessions of whoever calls: the devices from which they are signed in to this workspace."""

from identity.sessions import Everywhere, sessions
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = sessions()


@app.endpoint("GET /api/auth/sessions", scope="me:read", grants=["identity-sessions-1:Query"])
def list_sessions(caller: Caller) -> Everywhere:
    return ours.mine(caller)
