"""Begin to let in a device that has no browser: two codes, one to show and one to keep (RFC 8628)."""

from identity.openid.devices import devices
from identity.openid.grants import READS
from identity.openid.pairing import PairingBegun, PairingRequest
from identity.openid.reception import FORMS, credentials
from kernel.api import Api
from kernel.api.request import Request

app = Api(__name__)
ours = devices()


@app.public(
    "POST /api/auth/device",
    limit="60/minute per address",
    grants=[*READS, "identity-tickets-1:PutItem"],
    crosses="a client shows that it is itself only in the request",
    **FORMS,
)
def begin(request: Request, asked: PairingRequest) -> PairingBegun:
    return ours.begin(asked, credentials(request, asked.client_id, asked.client_secret))
