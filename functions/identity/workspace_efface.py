"""Take the logo of the workspace away."""

from identity.workspaces import Workspace, logos
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = logos()


@app.endpoint(
    "DELETE /api/workspace/logo",
    scope="workspace:write",
    grants=[
        "identity-acts-1:PutItem",
        "identity-workspaces-1:BatchGetItem,GetItem,PutItem,UpdateItem",
    ],
)
def efface(caller: Caller) -> Workspace:
    return ours.drop(caller)
