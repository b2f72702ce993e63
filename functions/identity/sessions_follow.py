"""Let the applications out that somebody let in, once that session is over, and have them told."""

from identity.noticing.table import read
from identity.openid.following import following
from kernel.api import Api
from kernel.changes import Change

app = Api(__name__)
ours = following()


@app.stream(
    "identity-sessions-1",
    grants=["identity-acts-1:PutItem", "identity-logouts:SendMessage", "identity-sessions-1:DeleteItem,Query"],
)
def follow_session(change: Change) -> None:
    if change.kind == "destroyed" and change.before and not change.expired:
        ours.ended(read(change.before))
