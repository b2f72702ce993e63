"""Come into a workspace with the ticket of an invitation, as somebody new or with one's account."""

from identity.admissions.grants import ADMITS
from identity.invitations.coming import Accept, Accepted, coming
from identity.signin.browser import arrival, remembered
from kernel.answers import Answer
from kernel.api import Api
from kernel.api.request import Request

app = Api(__name__)
ours = coming()


@app.public(
    "POST /api/auth/invitations/accept",
    limit="30/hour per address",
    grants=[*ADMITS],
    crosses="whoever is invited is nobody here yet",
    memory=1769,
    secret=True,
)
def accept(request: Request, wanted: Accept) -> Accepted | Answer:
    return Answer(ours.accept(wanted, somebody := arrival(request)), cookies=(remembered(somebody),))
