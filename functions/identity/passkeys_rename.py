"""Call a passkey something else."""

from identity.factors import PasskeyShown, Renamed, own_factors
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = own_factors()


@app.endpoint(
    "PATCH /api/auth/passkeys/{passkey_id}",
    scope="me:write",
    grants=[
        "identity-accounts-1:BatchGetItem,PutItem,UpdateItem",
    ],
    own=True,
)
def rename(caller: Caller, passkey_id: str, wanted: Renamed) -> PasskeyShown:
    return ours.rename(caller, passkey_id, wanted)
