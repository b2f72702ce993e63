"""Invite many people at once, from a list as spreadsheets write it."""

from identity.invitations import InvitationList, Report, invitations
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = invitations()


@app.endpoint(
    "POST /api/workspace/invitations/import",
    scope="people:write",
    limit="10/day per workspace",
    grants=[
        "identity-by-email-1:BatchGetItem",
        "identity-invitations-1:BatchGetItem",
        "identity-invite:SendMessage",
        "identity-people-1:BatchGetItem",
        "identity-roles-1:BatchGetItem",
        "identity-workspaces-1:BatchGetItem",
    ],
    crosses="whose an address is belongs to no workspace; who is in this one is told",
    status=202,
)
def import_invitations(caller: Caller, wanted: InvitationList) -> Report:
    return ours.take(caller, wanted)
