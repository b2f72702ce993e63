"""Note for the workspaces of somebody that their password or their codes are being guessed at."""

from identity.noticing import guesses
from identity.noticing.table import attempts
from kernel.api import Api
from kernel.changes import Change

app = Api(__name__)
ours = guesses()


@app.stream(
    "identity-by-attempt-1",
    grants=["identity-accounts-1:GetItem", "identity-acts-1:PutItem", "identity-by-email-1:GetItem"],
    crosses="an address belongs to no workspace, and its owner may be in several",
)
def notice_attempts(change: Change) -> None:
    if change.after:
        ours.counted(attempts(change.before) if change.before else None, attempts(change.after))
