"""Forget invitations that were accepted or revoked more than thirty days ago."""

from identity.invitations import sweep_invitations
from kernel.api import Api

app = Api(__name__)


@app.every(
    "1 day",
    grants=[
        "identity-invitations-1/by-deletion:Query",
        "identity-invitations-1:DeleteItem,GetItem,UpdateItem",
    ],
    crosses="tombstones of every workspace age alike",
    timeout=300,
)
def sweep() -> None:
    sweep_invitations()
