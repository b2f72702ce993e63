"""Keep a workspace that was to be erased, with the ticket from an Admin's letter."""

from identity.erasing import Keep, Kept, erasures
from kernel.api import Api

app = Api(__name__)
ours = erasures()


@app.public(
    "POST /api/workspace/keep",
    limit="30/hour per address",
    grants=[
        "identity-acts-1:PutItem",
        "identity-tickets-1:DeleteItem,UpdateItem",
        "identity-workspaces-1:BatchGetItem,DeleteItem,GetItem,PutItem,UpdateItem",
    ],
    crosses="everybody is signed out; the ticket says which workspace it is",
)
def keep_workspace(wanted: Keep) -> Kept:
    return ours.keep(wanted)
