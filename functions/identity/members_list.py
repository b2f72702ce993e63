"""List who is in a group."""

from uuid import UUID

from identity.groups import Belonging, groups
from kernel.api import Api
from kernel.callers import Caller
from kernel.pages import Listing, Page

app = Api(__name__)
ours = groups()


@app.endpoint(
    "GET /api/workspace/groups/{group_id}/members",
    scope="people:read",
    grants=[
        "identity-belonging-1:Query",
        "identity-groups-1:GetItem",
        "identity-people-1:BatchGetItem",
        "shared-signing:GetSecretValue",
    ],
)
def list_members(caller: Caller, group_id: UUID, page: Page) -> Listing[Belonging]:
    return ours.people(caller, str(group_id), page)
