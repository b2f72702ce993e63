"""Sign somebody out because an application says so with a form, which keeps the ID token out of addresses."""

from identity.openid.grants import SIGNS_OUT
from identity.openid.leaving import Leaving, left, signing_out
from identity.openid.reception import FORMS
from kernel.answers import Redirect
from kernel.api import Api
from kernel.api.request import Request

app = Api(__name__)
ours = signing_out()


@app.public(
    "POST /api/auth/end-session",
    limit="60/minute per address",
    grants=[*SIGNS_OUT],
    crosses="the token says whose session it was",
    **FORMS,
)
def leave(request: Request, asked: Leaving) -> Redirect:
    return left(ours, request, asked)
