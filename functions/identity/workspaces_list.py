"""List the workspaces that one is in."""

from identity.homes import Homes, living
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = living()


@app.endpoint(
    "GET /api/auth/workspaces",
    scope="me:read",
    grants=[
        "identity-accounts-1:GetItem",
        "identity-people-1:BatchGetItem",
        "identity-workspaces-1:BatchGetItem",
    ],
    crosses="a person is in several workspaces",
)
def list_workspaces(caller: Caller) -> Homes:
    return ours.all(caller)
