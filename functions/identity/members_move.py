"""Let people come into a group, and leave it: up to forty at once."""

from uuid import UUID

from identity.groups import Group, Movement, groups
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = groups()


@app.endpoint(
    "POST /api/workspace/groups/{group_id}/members",
    scope="groups:write",
    grants=[
        "identity-acts-1:PutItem",
        "identity-belonging-1:DeleteItem,PutItem",
        "identity-groups-1:BatchGetItem,PutItem,UpdateItem",
        "identity-people-1:BatchGetItem,PutItem,UpdateItem",
    ],
)
def move_members(caller: Caller, group_id: UUID, movement: Movement) -> Group:
    return ours.move(caller, str(group_id), movement)
