"""Revoke an API key. Only who may invoke functions of this account can: an administrator."""

from contracts.identity import RevokedKey, RevokeKey
from identity.keys import keys
from kernel.api import Api

app = Api(__name__)


@app.call(
    "keys_revoke",
    grants=["identity-acts-1:PutItem", "identity-keys-1:GetItem,UpdateItem"],
    crosses="an administrator revokes the keys of every workspace",
)
def revoke_key(request: RevokeKey) -> RevokedKey:
    return keys().revoke(request)
