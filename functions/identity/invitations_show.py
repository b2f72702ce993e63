"""Show what an invitation is to, to whoever has its letter."""

from identity.invitations import Look, Seen
from identity.invitations.looking import looking
from kernel.api import Api

app = Api(__name__)
ours = looking()


@app.public(
    "POST /api/auth/invitations/show",
    limit="60/hour per address",
    grants=[
        "identity-accounts-1/by-email:Query",
        "identity-invitations-1:BatchGetItem",
        "identity-workspaces-1:BatchGetItem",
    ],
    crosses="whoever is invited is nobody here yet",
    memory=1769,
)
def show_invitation(look: Look) -> Seen:
    return ours.look(look)
