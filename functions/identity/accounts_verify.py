"""Prove an address with the link from the letter: makes the account and the workspace."""

from identity.registration import Verified, Verify
from identity.registration.registering import registration
from identity.signin.browser import arrival
from identity.signin.grants import MAKES_PEOPLE
from kernel.api import Api
from kernel.api.request import Request

app = Api(__name__)
ours = registration()


@app.public(
    "POST /api/auth/verify",
    limit="30/hour per address",
    grants=[
        *MAKES_PEOPLE,
        "identity-by-kid-1:GetItem,PutItem",
        "identity-by-slug-1:PutItem",
        "identity-signing:GetPublicKey",
        "identity-tickets-1:DeleteItem,PutItem,UpdateItem",
        "identity-workspaces-1:BatchGetItem,PutItem,UpdateItem",
    ],
    crosses="whoever registers is somebody only afterwards",
    memory=1769,
    secret=True,
)
def verify(request: Request, wanted: Verify) -> Verified:
    return ours.verify(wanted, arrival(request))
