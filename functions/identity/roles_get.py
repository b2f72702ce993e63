"""Show one role that the workspace made."""

from uuid import UUID

from identity.roles import Role, roles
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = roles()


@app.endpoint(
    "GET /api/workspace/roles/{role_id}",
    scope="people:read",
    grants=[
        "identity-roles-1:GetItem",
    ],
)
def get_role(caller: Caller, role_id: UUID) -> Role:
    return ours.get(caller, str(role_id))
