"""Begin to set up an authenticator app: a secret, as a link and as a drawing."""

from identity.factors import TotpOffer
from identity.factors.adding import adding
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = adding()


@app.endpoint(
    "POST /api/auth/totp",
    scope="me:write",
    grants=[
        "identity-accounts-1:BatchGetItem",
        "identity-tickets-1:PutItem",
        "shared-seal:GenerateDataKey",
    ],
    limit="30/hour per caller",
    own=True,
    secret=True,
)
def begin(caller: Caller) -> TotpOffer:
    return ours.offer_totp(caller)
