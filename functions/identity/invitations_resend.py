"""Send an invitation again, for another week. The letter before is good for nothing."""

from uuid import UUID

from identity.invitations import Invitation, invitations
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = invitations()


@app.endpoint(
    "POST /api/workspace/invitations/{invitation_id}/resend",
    scope="people:write",
    limit="100/hour per workspace",
    grants=[
        "identity-acts-1:PutItem",
        "identity-by-attempt-1:UpdateItem",
        "identity-groups-1:BatchGetItem",
        "identity-invitations-1:BatchGetItem,PutItem,UpdateItem",
        "identity-people-1:BatchGetItem",
        "identity-roles-1:BatchGetItem",
        "identity-workspaces-1:BatchGetItem",
        "shared-mail:SendRawEmail",
    ],
)
def resend_invitation(caller: Caller, invitation_id: UUID) -> Invitation:
    return ours.again(caller, str(invitation_id))
