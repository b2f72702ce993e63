"""Take an invitation back. Its letter is good for nothing."""

from uuid import UUID

from identity.invitations import invitations
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = invitations()


@app.endpoint(
    "DELETE /api/workspace/invitations/{invitation_id}",
    scope="people:write",
    grants=[
        "identity-acts-1:PutItem",
        "identity-invitations-1:BatchGetItem,GetItem,PutItem,UpdateItem",
        "identity-roles-1:BatchGetItem",
    ],
    status=204,
)
def revoke_invitation(caller: Caller, invitation_id: UUID) -> None:
    ours.revoke(caller, str(invitation_id))
