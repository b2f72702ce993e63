"""Show the domain of its own from which the workspace writes, or wants to, and what is to be set in DNS for it."""

from identity.sending import sending
from identity.sending.model import SenderShown
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = sending()


@app.endpoint("GET /api/workspace/sender", scope="workspace:read", grants=["identity-workspaces-1:GetItem"])
def show(caller: Caller) -> SenderShown:
    return ours.show(caller)
