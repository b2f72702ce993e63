"""Come into a workspace with the ticket of an invitation, as somebody new or with one's account."""

from identity.invitations.coming import Accept, Accepted, coming
from identity.signin.browser import arrival, remembered
from identity.signin.grants import MAKES_PEOPLE
from kernel.answers import Answer
from kernel.api import Api
from kernel.api.request import Request

app = Api(__name__)
ours = coming()


@app.public(
    "POST /api/auth/invitations/accept",
    limit="30/hour per address",
    grants=[
        *MAKES_PEOPLE,
        "identity-accounts-1/by-email:Query", "identity-belonging-1:PutItem",
        "identity-groups-1:BatchGetItem,PutItem,UpdateItem",
        "identity-invitations-1:BatchGetItem,PutItem,UpdateItem",
        "identity-roles-1:BatchGetItem,ConditionCheckItem", "identity-tickets-1:PutItem",
        "identity-workspaces-1:BatchGetItem,ConditionCheckItem",
    ],
    crosses="whoever is invited is nobody here yet",
    memory=1769,
    secret=True,
)  # fmt: skip
def accept(request: Request, wanted: Accept) -> Accepted | Answer:
    return Answer(ours.accept(wanted, somebody := arrival(request)), cookies=(remembered(somebody),))
