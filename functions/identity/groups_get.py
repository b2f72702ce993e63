"""Show one group."""

from uuid import UUID

from identity.groups import Group, groups
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = groups()


@app.endpoint(
    "GET /api/workspace/groups/{group_id}",
    scope="people:read",
    grants=[
        "identity-groups-1:GetItem",
    ],
)
def get_group(caller: Caller, group_id: UUID) -> Group:
    return ours.get(caller, str(group_id))
