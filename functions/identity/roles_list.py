"""List the roles that the workspace made, the oldest first."""

from identity.roles import Role, roles
from kernel.api import Api
from kernel.callers import Caller
from kernel.pages import Listing, Page

app = Api(__name__)
ours = roles()


@app.endpoint(
    "GET /api/workspace/roles",
    scope="people:read",
    grants=[
        "identity-roles-1:Query",
        "shared-signing:GetSecretValue",
    ],
)
def list_roles(caller: Caller, page: Page) -> Listing[Role]:
    return ours.page(caller, page)
