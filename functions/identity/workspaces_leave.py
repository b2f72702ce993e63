"""Leave a workspace. What is in it stays there; the last Admin stays, too."""

from uuid import UUID

from identity.homes import living
from kernel.api import Api
from kernel.callers import Caller, WorkspaceId

app = Api(__name__)
ours = living()


@app.endpoint(
    "DELETE /api/auth/workspaces/{workspace}",
    scope="me:write",
    grants=[
        "identity-accounts-1:BatchGetItem,PutItem,UpdateItem",
        "identity-acts-1:PutItem",
        "identity-people-1:BatchGetItem,ConditionCheckItem,GetItem,PutItem,UpdateItem",
        "identity-people-1/by-standing:Query",
    ],
    crosses="it need not be the one that is asked from",
    status=204,
)
def leave_workspace(caller: Caller, workspace: UUID) -> None:
    ours.leave(caller, WorkspaceId(str(workspace)))
