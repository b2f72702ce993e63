"""Give an account its old address back, and nobody else the account."""

from identity.emails import Undone, WithTicket, emails
from identity.signin.browser import arrival
from kernel.api import Api
from kernel.api.request import Request

app = Api(__name__)
ours = emails()


@app.public(
    "POST /api/auth/email/undo",
    limit="30/hour per address",
    grants=[
        "identity-accounts-1:BatchGetItem,PutItem,UpdateItem",
        "identity-acts-1:PutItem",
        "identity-by-credential-1:DeleteItem",
        "identity-by-email-1:DeleteItem,PutItem",
        "identity-by-subject-1:DeleteItem",
        "identity-keys-1:Query,UpdateItem",
        "identity-people-1:BatchGetItem,PutItem,UpdateItem",
        "identity-sessions-1:DeleteItem,Query",
        "identity-tickets-1:BatchGetItem,DeleteItem,PutItem,Query",
    ],
    crosses="a person has one address in all workspaces",
    secret=True,
)
def undo(request: Request, shown: WithTicket) -> Undone:
    return ours.undo(shown, arrival(request))
