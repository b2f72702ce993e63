"""Let letters of the workspace come from a domain of its own; the answer says what is to be set in DNS for that."""

from identity.sending import sending
from identity.sending.model import BeginSender, SenderShown
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = sending()


@app.endpoint(
    "POST /api/workspace/sender",
    scope="workspace:write",
    limit="10/hour per workspace",
    grants=[
        "identity-acts-1:PutItem",
        "identity-by-domain-1:ConditionCheckItem,PutItem",
        "identity-senders:CreateEmailIdentity,DeleteEmailIdentity,PutEmailIdentityMailFromAttributes,TagResource",
        "identity-workspaces-1:BatchGetItem,GetItem,PutItem,UpdateItem",
    ],
    status=201,
)
def begin(caller: Caller, wanted: BeginSender) -> SenderShown:
    return ours.begin(caller, wanted)
