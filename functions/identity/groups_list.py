"""List the groups of the workspace, the oldest first."""

from identity.groups import Group, groups
from kernel.api import Api
from kernel.callers import Caller
from kernel.pages import Listing, Page

app = Api(__name__)
ours = groups()


@app.endpoint(
    "GET /api/workspace/groups",
    scope="people:read",
    grants=[
        "identity-groups-1:Query",
        "shared-signing:GetSecretValue",
    ],
)
def list_groups(caller: Caller, page: Page) -> Listing[Group]:
    return ours.page(caller, page)
