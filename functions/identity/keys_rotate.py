"""Give one of one's own API keys another secret, shown this once; the one before is good for a while."""

from identity.keys import KeyId, KeyMade, RotateKey, own_keys
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = own_keys()


@app.endpoint(
    "POST /api/workspace/keys/{key_id}/rotate",
    scope="keys:write",
    limit="60/hour per caller",
    grants=[
        "identity-acts-1:PutItem",
        "identity-keys-1:GetItem,PutItem",
        "identity-sessions-1:ConditionCheckItem",
    ],
    secret=True,
)
def rotate_key(caller: Caller, key_id: KeyId, wanted: RotateKey) -> KeyMade:
    return ours.rotate(caller, key_id, wanted)
