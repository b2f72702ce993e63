"""Set up a second factor while signing in, and be signed in."""

from identity.factors.admission import Enrol, Enrolled, enrolment
from identity.signin.grants import LETS_IN
from kernel.answers import Answer
from kernel.api import Api
from kernel.api.request import Request

app = Api(__name__)
ours = enrolment()


@app.public(
    "POST /api/auth/enrol",
    limit="30/minute per address",
    grants=[
        *LETS_IN,
        "identity-accounts-1:BatchGetItem,PutItem,UpdateItem",
        "identity-acts-1:PutItem",
        "identity-by-credential-1:PutItem",
        "identity-tickets-1:DeleteItem,PutItem,UpdateItem",
        "shared-mail:SendRawEmail",
        "shared-seal:Decrypt",
        "shared-states-1:DeleteItem",
    ],
    crosses="whoever signs in is somebody only afterwards",
    secret=True,
)
def enrol(request: Request, wanted: Enrol) -> Enrolled | Answer:
    return ours.enrol(request, wanted)
