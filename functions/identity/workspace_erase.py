"""Erase the workspace in a week, and sign everybody out at once. Until then an Admin can keep it."""

from identity.erasing import Confirmed, Planned, erasures
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = erasures()


@app.endpoint(
    "DELETE /api/workspace",
    scope="workspace:write",
    grants=[
        "identity-acts-1:PutItem",
        "identity-people-1:ConditionCheckItem",
        "identity-people-1/by-standing:Query",
        "identity-sessions-1:ConditionCheckItem",
        "identity-tickets-1:PutItem",
        "identity-workspaces-1:BatchGetItem,GetItem,PutItem,UpdateItem",
        "shared-mail:SendRawEmail",
    ],
    status=202,
)
def erase_workspace(caller: Caller, wanted: Confirmed) -> Planned:
    return ours.plan(caller, wanted)
