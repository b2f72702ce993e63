"""Show what one may do oneself in this workspace, and because of which role or group."""

from identity.rights import Rights, effective
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = effective()


@app.endpoint(
    "GET /api/auth/rights",
    scope="me:read",
    grants=[
        "identity-groups-1:BatchGetItem",
        "identity-people-1:GetItem",
        "identity-roles-1:BatchGetItem",
    ],
)
def show_rights(caller: Caller) -> Rights:
    return ours.of(caller.workspace, caller.person)
