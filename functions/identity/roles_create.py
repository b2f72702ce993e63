"""Make a role of scopes that one holds oneself."""

from identity.roles import Role, RoleDraft, roles
from kernel.api import Api
from kernel.callers import Caller
from kernel.once import Once

app = Api(__name__)
ours = roles()


@app.endpoint(
    "POST /api/workspace/roles",
    scope="roles:write",
    grants=[
        "identity-acts-1:PutItem",
        "identity-roles-1:BatchGetItem,PutItem,UpdateItem",
    ],
    status=201,
)
def create_role(caller: Caller, draft: RoleDraft, once: Once) -> Role:
    return ours.create(caller, draft, once)
