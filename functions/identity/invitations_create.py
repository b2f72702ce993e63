"""Invite somebody to the workspace, by a letter."""

from identity.invitations import Invitation, InvitationDraft, invitations
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = invitations()


@app.endpoint(
    "POST /api/workspace/invitations",
    scope="people:write",
    limit="100/hour per workspace",
    grants=[
        "identity-acts-1:PutItem",
        "identity-by-attempt-1:UpdateItem",
        "identity-groups-1:BatchGetItem",
        "identity-invitations-1:BatchGetItem,PutItem,UpdateItem",
        "identity-people-1:BatchGetItem",
        "identity-people-1/by-email:Query",
        "identity-roles-1:BatchGetItem",
        "identity-workspaces-1:BatchGetItem",
        "shared-mail:SendRawEmail",
    ],
    status=201,
)
def invite(caller: Caller, draft: InvitationDraft) -> Invitation:
    return ours.invite(caller, draft)
