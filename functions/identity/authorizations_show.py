"""Show what an application asks for, to the page that asks its person."""

from identity.openid import Asked, authorization
from identity.openid.grants import READS
from kernel.api import Api

app = Api(__name__)
ours = authorization()


@app.public(
    "GET /api/auth/authorize/{ticket}",
    limit="60/minute per address",
    grants=[
        *READS,
        "identity-tickets-1:BatchGetItem",
    ],
    crosses="the ticket says which application it is about",
)
def show(ticket: str) -> Asked:
    return ours.show(ticket)
