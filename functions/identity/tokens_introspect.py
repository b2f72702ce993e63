"""Tell what a token is good for at this moment (RFC 7662)."""

from identity.openid.grants import KNOWS
from identity.openid.inspecting import Introspection, TokenShown, inspecting
from identity.openid.reception import FORMS, credentials
from kernel.api import Api
from kernel.api.request import Request

app = Api(__name__)
ours = inspecting()


@app.public(
    "POST /api/auth/introspect",
    limit="600/minute per address",
    grants=[
        *KNOWS,
        "identity-by-kid-1:GetItem",
        "identity-refreshing:GetSecretValue",
    ],
    crosses="a client shows that it is itself only in the request",
    **FORMS,
)
def introspect(request: Request, asked: TokenShown) -> Introspection:
    return ours.introspect(asked, credentials(request, asked.client_id, asked.client_secret))
