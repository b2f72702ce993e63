"""Let a device in that shows this code, or not."""

from identity.openid.devices import devices
from identity.openid.grants import KNOWS
from identity.openid.pairing import Answer
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = devices()


@app.endpoint(
    "POST /api/auth/device/{user_code}",
    scope="me:write",
    limit="10/minute per caller",
    grants=[
        *KNOWS,
        "identity-acts-1:PutItem",
        "identity-consents-1:PutItem",
        "identity-tickets-1:GetItem,PutItem",
    ],
    status=204,
)
def decide(caller: Caller, user_code: str, answer: Answer) -> None:
    ours.decide(caller, user_code, allow=answer.allow)
