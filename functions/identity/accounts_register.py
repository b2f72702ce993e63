"""Register with an address: a letter goes there, and nothing is made before its link is opened."""

from identity.registration import Register, Registered
from identity.registration.registering import registration
from identity.signin.browser import arrival, remembered
from kernel.answers import Answer
from kernel.api import Api
from kernel.api.request import Request

app = Api(__name__)
ours = registration()


@app.public(
    "POST /api/auth/register",
    limit="10/hour per address",
    grants=[
        "identity-accounts-1/by-email:Query",
        "identity-by-attempt-1:UpdateItem",
        "identity-by-slug-1:GetItem",
        "identity-tickets-1:PutItem",
        "shared-mail:SendRawEmail",
    ],
    crosses="an address may be anybody's",
    status=202,
    memory=1769,
)
def register(request: Request, wanted: Register) -> Registered | Answer:
    somebody = arrival(request)
    return Answer(ours.register(wanted, somebody), cookies=(remembered(somebody),))
