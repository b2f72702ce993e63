"""Show an API key; never its secret."""

from identity.keys import KeyId, KeyShown, own_keys
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = own_keys()


@app.endpoint("GET /api/workspace/keys/{key_id}", scope="keys:read", grants=["identity-keys-1:GetItem"])
def get_key(caller: Caller, key_id: KeyId) -> KeyShown:
    return ours.get(caller, key_id)
