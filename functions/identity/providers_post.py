"""Take back a browser that a provider sends with a form, as Apple does."""

from identity.federation import Away, OnAPage, Returned
from identity.federation.grants import TAKES_BACK
from identity.federation.returning import returning
from kernel.answers import Redirect
from kernel.api import Api
from kernel.api.request import Request

app = Api(__name__)
ours = returning()


@app.callback(
    "POST /api/auth/{provider}/signed-in",
    limit="60/minute per address",
    grants=[*TAKES_BACK],
    crosses="whoever signs in is somebody only afterwards",
    status=302,
    refused=OnAPage(),
)
def back(
    provider: str, request: Request, away: Away, *, code: str = "", error: str = "", iss: str = "", user: str = ""
) -> Redirect:
    return ours.back(provider, away, Returned(code, error, iss, user), request)
