"""Let somebody in to an application that sends them here (OAuth 2.0, OpenID Connect): the code flow with PKCE."""

from identity.openid import Wanted, authorization
from identity.openid.grants import KNOWS
from identity.openid.reception import ON_A_PAGE, begun
from kernel.answers import Redirect
from kernel.api import Api
from kernel.api.request import Request

app = Api(__name__)
ours = authorization()


@app.public(
    "GET /api/auth/authorize",
    limit="120/minute per address",
    grants=[
        *KNOWS,
        "identity-refreshing:GetSecretValue",
        "identity-tickets-1:PutItem",
    ],
    crosses="the application says which workspace it is of",
    **ON_A_PAGE,
)
def begin(request: Request, wanted: Wanted) -> Redirect:
    return begun(ours, request, wanted)
