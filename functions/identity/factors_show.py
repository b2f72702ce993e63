"""Take the second step of signing in: with a code, a recovery code or a passkey."""

from identity.factors import LoginAnswer, ShownSecond
from identity.factors.entering import entering
from identity.signin.grants import LETS_IN, PROVES
from kernel.answers import Answer
from kernel.api import Api
from kernel.api.request import Request

app = Api(__name__)
ours = entering()


@app.public(
    "POST /api/auth/second-step",
    limit="30/minute per address",
    grants=[
        *LETS_IN,
        *PROVES,
        "identity-accounts-1:BatchGetItem,PutItem,UpdateItem",
        "identity-acts-1:PutItem",
        "identity-by-attempt-1:ConditionCheckItem,UpdateItem",
        "identity-tickets-1:DeleteItem,PutItem,UpdateItem",
    ],
    crosses="whoever signs in is somebody only afterwards",
    secret=True,
)
def show(request: Request, wanted: ShownSecond) -> LoginAnswer | Answer:
    return ours.second(request, wanted)
