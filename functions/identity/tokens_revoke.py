"""Make a token good for nothing, and all that came of the same yes (RFC 7009)."""

from identity.openid.grants import KNOWS
from identity.openid.inspecting import Revoked, TokenShown, inspecting
from identity.openid.reception import FORMS, credentials
from kernel.api import Api
from kernel.api.request import Request

app = Api(__name__)
ours = inspecting()


@app.public(
    "POST /api/auth/revoke",
    limit="600/minute per address",
    grants=[
        *KNOWS,
        "identity-acts-1:PutItem",
        "identity-by-kid-1:GetItem",
        "identity-refreshing:GetSecretValue",
        "identity-sessions-1:DeleteItem",
    ],
    crosses="a client shows that it is itself only in the request",
    **FORMS,
)
def revoke(request: Request, asked: TokenShown) -> Revoked:
    return ours.revoke(asked, credentials(request, asked.client_id, asked.client_secret))
