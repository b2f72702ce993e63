"""Show the workspace: what it is called, what it demands, how it looks, and how much there may be of everything."""

from identity.workspaces import Workspace, settings
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = settings()


@app.endpoint("GET /api/workspace", scope="workspace:read", grants=["identity-workspaces-1:GetItem"])
def get_workspace(caller: Caller) -> Workspace:
    return ours.get(caller)
