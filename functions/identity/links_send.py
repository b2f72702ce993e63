"""Send a letter that signs in: a link, and a code for the device on which it was asked for."""

from identity.recovery import AskForLink, LinkAsked, recovery
from identity.signin.browser import arrival
from kernel.api import Api
from kernel.api.request import Request

app = Api(__name__)
ours = recovery()


@app.public(
    "POST /api/auth/magic",
    limit="20/hour per address",
    grants=[
        "identity-accounts-1/by-email:Query",
        "identity-by-attempt-1:UpdateItem",
        "identity-tickets-1:PutItem",
        "shared-mail:SendRawEmail",
    ],
    crosses="an address may be anybody's",
    status=202,
    secret=True,
)
def send_link(request: Request, wanted: AskForLink) -> LinkAsked:
    return ours.link(wanted, arrival(request))
