"""Delete a role that nobody has."""

from uuid import UUID

from identity.roles import roles
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = roles()


@app.endpoint(
    "DELETE /api/workspace/roles/{role_id}",
    scope="roles:write",
    grants=[
        "identity-acts-1:PutItem",
        "identity-people-1:BatchGetItem,ConditionCheckItem,Query",
        "identity-roles-1:BatchGetItem,DeleteItem,PutItem,UpdateItem",
    ],
    status=204,
)
def delete_role(caller: Caller, role_id: UUID, expected: IfMatch) -> None:
    ours.delete(caller, str(role_id), expected)
