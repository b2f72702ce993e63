"""Delete a group in which nobody is."""

from uuid import UUID

from identity.groups import groups
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = groups()


@app.endpoint(
    "DELETE /api/workspace/groups/{group_id}",
    scope="groups:write",
    grants=[
        "identity-acts-1:PutItem",
        "identity-groups-1:BatchGetItem,DeleteItem,GetItem,PutItem,UpdateItem",
        "identity-roles-1:BatchGetItem,PutItem,UpdateItem",
    ],
    status=204,
)
def delete_group(caller: Caller, group_id: UUID, expected: IfMatch) -> None:
    ours.delete(caller, str(group_id), expected)
