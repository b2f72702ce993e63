"""Make one more workspace, and be its Admin."""

from identity.homes import Another, Home, living
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = living()


@app.endpoint(
    "POST /api/auth/workspaces",
    scope="me:write",
    limit="10/day per caller",
    grants=[
        "identity-accounts-1:BatchGetItem,GetItem,PutItem,UpdateItem",
        "identity-acts-1:PutItem",
        "identity-by-slug-1:PutItem",
        "identity-people-1:BatchGetItem,PutItem,UpdateItem",
        "identity-workspaces-1:BatchGetItem,PutItem,UpdateItem",
    ],
    crosses="nobody is in the new one yet",
    status=201,
)
def create_workspace(caller: Caller, wanted: Another) -> Home:
    return ours.found(caller, wanted)
