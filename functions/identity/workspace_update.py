"""Change the workspace: its name, its looks, and what it demands of its people."""

from identity.workspaces import Workspace, settings
from identity.workspaces.editing import WorkspaceUpdate
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = settings()


@app.endpoint(
    "PATCH /api/workspace",
    scope="workspace:write",
    grants=[
        "identity-acts-1:PutItem",
        "identity-by-slug-1:DeleteItem,PutItem",
        "identity-issuers-1:Query",
        "identity-sessions-1:ConditionCheckItem",
        "identity-workspaces-1:BatchGetItem,GetItem,PutItem,UpdateItem",
    ],
)
def update_workspace(caller: Caller, update: WorkspaceUpdate, expected: IfMatch) -> Workspace:
    return ours.update(caller, update, expected)
