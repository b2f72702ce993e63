"""Call an API key something else, or let it do less."""

from identity.keys import EditKey, KeyId, KeyShown, own_keys
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = own_keys()


@app.endpoint(
    "PATCH /api/workspace/keys/{key_id}",
    scope="keys:write",
    grants=["identity-acts-1:PutItem", "identity-keys-1:GetItem,PutItem"],
)
def update_key(caller: Caller, key_id: KeyId, wanted: EditKey, expected: IfMatch) -> KeyShown:
    return ours.update(caller, key_id, wanted, expected)
