"""Change a group: what it is called, or the role that it carries."""

from uuid import UUID

from identity.groups import Group, GroupUpdate, groups
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = groups()


@app.endpoint(
    "PATCH /api/workspace/groups/{group_id}",
    scope="groups:write",
    grants=[
        "identity-acts-1:PutItem",
        "identity-groups-1:BatchGetItem,DeleteItem,PutItem,UpdateItem",
        "identity-roles-1:BatchGetItem,PutItem,UpdateItem",
    ],
)
def update_group(caller: Caller, group_id: UUID, update: GroupUpdate, expected: IfMatch) -> Group:
    return ours.update(caller, str(group_id), update, expected)
