"""Keep an account that was to be deleted, with the ticket of the letter that told of it."""

from identity.leaving import Kept, WithTicket, departure
from identity.signin.browser import arrival
from kernel.api import Api
from kernel.api.request import Request

app = Api(__name__)
ours = departure()


@app.public(
    "POST /api/auth/keep",
    limit="30/hour per address",
    grants=[
        "identity-accounts-1:BatchGetItem,PutItem,UpdateItem",
        "identity-acts-1:PutItem",
        "identity-by-leaving-1:DeleteItem",
        "identity-tickets-1:BatchGetItem,DeleteItem",
    ],
    crosses="a person has one account for all workspaces",
)
def keep(request: Request, shown: WithTicket) -> Kept:
    return ours.keep(shown, arrival(request))
