"""Go on with a session: a new access token, and the next refresh token."""

from identity.signin import Refresh, SignedIn, staying
from kernel.answers import Answer
from kernel.api import Api
from kernel.api.request import Request

app = Api(__name__)
ours = staying()


@app.public(
    "POST /api/auth/refresh",
    limit="120/minute per address",
    grants=[
        "identity-acts-1:PutItem",
        "identity-by-kid-1:GetItem",
        "identity-people-1:BatchGetItem",
        "identity-refreshing:GetSecretValue",
        "identity-sessions-1:BatchGetItem,DeleteItem,GetItem,UpdateItem",
        "identity-signing:Sign",
        "identity-workspaces-1:BatchGetItem",
    ],
    crosses="a refresh token says whose it is only once it is believed",
    secret=True,
)
def go_on(request: Request, refresh: Refresh) -> SignedIn | Answer:
    return ours.refresh(request, refresh)
