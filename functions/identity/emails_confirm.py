"""Change the address of an account with the ticket that was sent to the new one."""

from identity.emails import Changed, WithTicket, emails
from identity.signin.browser import arrival
from kernel.api import Api
from kernel.api.request import Request

app = Api(__name__)
ours = emails()


@app.public(
    "POST /api/auth/email/confirm",
    limit="30/hour per address",
    grants=[
        "identity-accounts-1:BatchGetItem,PutItem,UpdateItem",
        "identity-acts-1:PutItem",
        "identity-by-email-1:DeleteItem,PutItem",
        "identity-people-1:BatchGetItem,PutItem,UpdateItem",
        "identity-tickets-1:BatchGetItem,DeleteItem,PutItem,Query",
        "shared-mail:SendRawEmail",
    ],
    crosses="a person has one address in all workspaces",
)
def confirm(request: Request, shown: WithTicket) -> Changed:
    return ours.confirm(shown, arrival(request))
