"""Let letters of the workspace come from the installation's domain again."""

from identity.sending import sending
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = sending()


@app.endpoint(
    "DELETE /api/workspace/sender",
    scope="workspace:write",
    grants=[
        "identity-acts-1:PutItem",
        "identity-by-domain-1:DeleteItem,PutItem",
        "identity-senders:DeleteEmailIdentity",
        "identity-workspaces-1:BatchGetItem,GetItem,PutItem,UpdateItem",
    ],
    status=204,
)
def remove(caller: Caller) -> None:
    ours.remove(caller)
