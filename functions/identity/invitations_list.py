"""List who is invited to the workspace and has not come yet."""

from identity.invitations import Invitation, invitations
from kernel.api import Api
from kernel.callers import Caller
from kernel.pages import Listing, Page

app = Api(__name__)
ours = invitations()


@app.endpoint(
    "GET /api/workspace/invitations",
    scope="people:write",
    grants=[
        "identity-invitations-1:Query",
        "shared-signing:GetSecretValue",
    ],
)
def list_invitations(caller: Caller, page: Page) -> Listing[Invitation]:
    return ours.page(caller.workspace, page)
