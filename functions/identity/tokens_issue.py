"""Give tokens to an application: for a code, for a refresh token, or for itself (OAuth 2.0)."""

from identity.openid import TokenRequest, Tokens, issuance
from identity.openid.grants import KNOWS
from identity.openid.reception import FORMS, issued
from kernel.api import Api
from kernel.api.request import Request

app = Api(__name__)
ours = issuance()


@app.public(
    "POST /api/auth/token",
    limit="600/minute per address",
    grants=[
        *KNOWS,
        "identity-acts-1:PutItem",
        "identity-by-kid-1:GetItem",
        "identity-groups-1:BatchGetItem",
        "identity-refreshing:GetSecretValue",
        "identity-sessions-1:ConditionCheckItem,DeleteItem,GetItem,PutItem,UpdateItem",
        "identity-signing:Sign",
        "identity-tickets-1:BatchGetItem,DeleteItem,PutItem",
    ],
    crosses="a client shows that it is itself only in the request",
    **FORMS,
)
def issue(request: Request, asked: TokenRequest) -> Tokens:
    return issued(ours, request, asked)
