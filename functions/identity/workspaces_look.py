"""Show how a workspace looks, and how its people sign in, to somebody who is about to."""

from identity.workspaces import looking_at
from identity.workspaces.looking import Looks
from identity.workspaces.model import Slug
from kernel.api import Api

app = Api(__name__)
ours = looking_at()


@app.public(
    "GET /api/auth/workspaces/{slug}/looks",
    limit="60/minute per address",
    grants=[
        "identity-by-slug-1:GetItem",
        "identity-issuers-1:Query",
        "identity-workspaces-1:GetItem",
    ],
    crosses="whoever asks is nobody here yet",
)
def look(slug: Slug) -> Looks:
    return ours.at(slug)
