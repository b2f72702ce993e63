"""Look whether the records of the workspace's own domain are set; if they are, its letters come from there."""

from identity.sending import sending
from identity.sending.model import SenderShown
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = sending()


@app.endpoint(
    "POST /api/workspace/sender/check",
    scope="workspace:write",
    limit="60/hour per workspace",
    grants=[
        "identity-acts-1:PutItem",
        "identity-by-domain-1:ConditionCheckItem,DeleteItem,PutItem",
        "identity-senders:GetEmailIdentity",
        "identity-workspaces-1:BatchGetItem,GetItem,PutItem,UpdateItem",
    ],
)
def check(caller: Caller) -> SenderShown:
    return ours.check(caller)
