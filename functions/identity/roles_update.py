"""Change a role, for everybody who has it."""

from uuid import UUID

from identity.roles import Role, RoleUpdate, roles
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = roles()


@app.endpoint(
    "PATCH /api/workspace/roles/{role_id}",
    scope="roles:write",
    grants=[
        "identity-acts-1:PutItem",
        "identity-groups-1:BatchGetItem,PutItem,UpdateItem",
        "identity-roles-1:BatchGetItem,DeleteItem,PutItem,UpdateItem",
    ],
)
def update_role(caller: Caller, role_id: UUID, update: RoleUpdate, expected: IfMatch) -> Role:
    return ours.update(caller, str(role_id), update, expected)
