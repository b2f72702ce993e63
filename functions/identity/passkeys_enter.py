"""Sign in with a passkey and nothing else; it says itself whose it is."""

from identity.factors import LoginAnswer, PasskeyEntry
from identity.factors.entering import entering
from identity.signin.grants import LETS_IN
from kernel.answers import Answer
from kernel.api import Api
from kernel.api.request import Request

app = Api(__name__)
ours = entering()


@app.public(
    "POST /api/auth/passkey",
    limit="30/minute per address",
    grants=[
        *LETS_IN,
        "identity-accounts-1:BatchGetItem,PutItem,UpdateItem",
        "shared-states-1:DeleteItem",
    ],
    crosses="whoever signs in is somebody only afterwards",
    secret=True,
)
def enter(request: Request, wanted: PasskeyEntry) -> LoginAnswer | Answer:
    return ours.alone(request, wanted)
