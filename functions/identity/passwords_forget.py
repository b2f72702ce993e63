"""Send a letter with which a new password can be chosen."""

from identity.recovery import AskForPassword, PasswordAsked, recovery
from identity.signin.browser import arrival
from kernel.api import Api
from kernel.api.request import Request

app = Api(__name__)
ours = recovery()


@app.public(
    "POST /api/auth/forgotten",
    limit="20/hour per address",
    grants=[
        "identity-accounts-1/by-email:Query",
        "identity-by-attempt-1:UpdateItem",
        "identity-tickets-1:PutItem",
        "shared-mail:SendRawEmail",
    ],
    crosses="an address may be anybody's",
    status=202,
)
def forget_password(request: Request, wanted: AskForPassword) -> PasswordAsked:
    return ours.forgotten(wanted, arrival(request))
