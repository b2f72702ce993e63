"""Offer second factors to somebody who must set one up before they are signed in."""

from identity.factors import Offer, Offered
from identity.factors.admission import enrolment
from kernel.answers import Answer
from kernel.api import Api
from kernel.api.request import Request

app = Api(__name__)
ours = enrolment()


@app.public(
    "POST /api/auth/enrol/options",
    limit="30/minute per address",
    grants=[
        "identity-accounts-1:BatchGetItem",
        "identity-tickets-1:PutItem,UpdateItem",
        "shared-seal:GenerateDataKey",
        "shared-states-1:PutItem",
    ],
    crosses="whoever signs in is somebody only afterwards",
    secret=True,
)
def offer(request: Request, wanted: Offer) -> Offered | Answer:
    return ours.offer(request, wanted)
