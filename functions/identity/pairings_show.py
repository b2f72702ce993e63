"""Show which device asks to be let in, by the code that it shows."""

from identity.openid.devices import devices
from identity.openid.grants import READS
from identity.openid.pairing import PairingShown
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = devices()


@app.endpoint(
    "GET /api/auth/device/{user_code}",
    scope="me:read",
    limit="10/minute per caller",
    grants=[*READS, "identity-tickets-1:GetItem"],
)
def show(caller: Caller, user_code: str) -> PairingShown:
    return ours.show(caller, user_code)
