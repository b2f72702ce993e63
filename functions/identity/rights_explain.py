"""Show what somebody may do in this workspace, and because of which role or group."""

from uuid import UUID

from identity.rights import Rights, effective
from kernel.api import Api
from kernel.callers import Caller, PersonId

app = Api(__name__)
ours = effective()


@app.endpoint(
    "GET /api/workspace/people/{person}/rights",
    scope="people:read",
    grants=[
        "identity-groups-1:BatchGetItem",
        "identity-people-1:GetItem",
        "identity-roles-1:BatchGetItem",
    ],
)
def explain_rights(caller: Caller, person: UUID) -> Rights:
    return ours.of(caller.workspace, PersonId(str(person)))
