"""Sign in with a ticket: the link of a letter, or what registering or an invitation ended with."""

from identity.signin import Linked, LoginAnswer, entrance
from kernel.answers import Answer
from kernel.api import Api
from kernel.api.request import Request

app = Api(__name__)
ours = entrance()


@app.public(
    "POST /api/auth/link",
    limit="30/minute per address",
    grants=[
        "identity-accounts-1:BatchGetItem",
        "identity-by-kid-1:GetItem",
        "identity-people-1:BatchGetItem,ConditionCheckItem",
        "identity-refreshing:GetSecretValue",
        "identity-sessions-1:PutItem",
        "identity-signing:Sign",
        "identity-tickets-1:BatchGetItem,DeleteItem,PutItem",
        "identity-workspaces-1:BatchGetItem,ConditionCheckItem",
    ],
    crosses="whoever signs in is somebody only afterwards",
    secret=True,
)
def sign_in(request: Request, linked: Linked) -> LoginAnswer | Answer:
    return ours.link(request, linked)
