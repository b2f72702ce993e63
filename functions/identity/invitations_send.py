"""Invite some of the people on a list."""

from identity.invitations import Wave, invitations
from kernel.api import Api

app = Api(__name__)
ours = invitations()


@app.queue(
    "identity-invite",
    batch=1,
    timeout=60,
    grants=[
        "identity-acts-1:PutItem",
        "identity-by-attempt-1:UpdateItem",
        "identity-invitations-1:BatchGetItem,PutItem,UpdateItem",
        "identity-people-1:BatchGetItem",
        "identity-people-1/by-email:Query",
        "identity-roles-1:BatchGetItem",
        "identity-workspaces-1:BatchGetItem",
        "shared-mail:SendRawEmail",
    ],
)
def send_invitations(wave: Wave) -> None:
    ours.send(wave)
