"""Revoke an API key: within a minute it opens nothing. It can be seen for three months."""

from identity.keys import KeyId, own_keys
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = own_keys()


@app.endpoint(
    "DELETE /api/workspace/keys/{key_id}",
    scope="keys:write",
    grants=["identity-acts-1:PutItem", "identity-keys-1:UpdateItem"],
    status=204,
)
def revoke_key(caller: Caller, key_id: KeyId) -> None:
    ours.revoke(caller, key_id)
