"""Sign somebody out because an application says so, and send them back to it (RP-Initiated Logout)."""

from identity.openid.grants import KNOWS
from identity.openid.leaving import Leaving, signing_out
from identity.signin.browser import REFRESH, forgotten
from kernel.answers import Redirect
from kernel.api import Api
from kernel.api.request import Request

app = Api(__name__)
ours = signing_out()


@app.public(
    "GET /api/auth/end-session",
    limit="60/minute per address",
    grants=[
        *KNOWS,
        "identity-acts-1:PutItem",
        "identity-by-kid-1:GetItem",
        "identity-sessions-1:DeleteItem",
    ],
    crosses="the token says whose session it was",
)
def leave(request: Request, asked: Leaving) -> Redirect:
    location, forget = ours.leave(asked, request.cookies.get(REFRESH, ""))
    return Redirect(location, cookies=(forgotten(),) if forget else ())
