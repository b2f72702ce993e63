"""Suspend a workspace, resume it, or say how much there may be in it. Only who may invoke functions here can."""

from contracts.identity import GovernedWorkspace, GovernWorkspace
from identity.workspaces import governing
from kernel.api import Api

app = Api(__name__)
ours = governing()


@app.call(
    "workspaces_govern",
    grants=[
        "identity-acts-1:PutItem",
        "identity-people-1/by-standing:Query",
        "identity-workspaces-1:BatchGetItem,GetItem,PutItem,UpdateItem",
        "shared-mail:SendRawEmail",
    ],
    crosses="an operator looks after every workspace",
    timeout=60,
)
def govern(wanted: GovernWorkspace) -> GovernedWorkspace:
    return ours.govern(wanted)
