"""Go on in another workspace. The answer is a session there, or what else must be shown."""

from uuid import UUID

from identity.homes import LoginAnswer, Switch, switching
from identity.signin.grants import LETS_IN
from kernel.answers import Answer
from kernel.api import Api
from kernel.api.request import Request
from kernel.callers import Caller, WorkspaceId

app = Api(__name__)
ours = switching()


@app.endpoint(
    "POST /api/auth/workspaces/{workspace}/switch",
    scope="me:write",
    grants=[
        *LETS_IN,
        "identity-accounts-1:BatchGetItem",
        "identity-acts-1:PutItem",
        "identity-sessions-1:BatchGetItem,ConditionCheckItem,DeleteItem",
        "identity-tickets-1:PutItem",
    ],
    crosses="it leads from one workspace to another",
    secret=True,
)
def switch(request: Request, caller: Caller, workspace: UUID, wanted: Switch) -> LoginAnswer | Answer:
    return ours.switch(request, caller, WorkspaceId(str(workspace)), wanted)
