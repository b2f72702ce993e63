"""Make an API key for a program. Its secret is in the answer, this once."""

from identity.keys import KeyMade, NewKey, own_keys
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = own_keys()


@app.endpoint(
    "POST /api/workspace/keys",
    scope="keys:write",
    limit="60/hour per caller",
    grants=[
        "identity-acts-1:PutItem",
        "identity-keys-1:PutItem,Query",
        "identity-sessions-1:ConditionCheckItem",
        "identity-workspaces-1:GetItem",
    ],
    status=201,
    secret=True,
)
def create_key(caller: Caller, wanted: NewKey) -> KeyMade:
    return ours.create(caller, wanted)
