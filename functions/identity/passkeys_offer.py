"""Ask the device of whoever calls for a new passkey."""

from identity.factors import CreationOptions, own_factors
from kernel.answers import Answer
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = own_factors()


@app.endpoint(
    "POST /api/auth/passkeys/options",
    scope="me:write",
    grants=[
        "identity-accounts-1:Query",
        "shared-states-1:PutItem",
    ],
    own=True,
)
def offer(caller: Caller) -> CreationOptions | Answer:
    return ours.offer_passkey(caller)
