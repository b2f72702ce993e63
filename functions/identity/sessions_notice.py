"""Notice that somebody signed in: note it, know the device the next time, and tell its owner of one that is new."""

from identity.noticing import notices
from identity.noticing.table import read
from kernel.api import Api
from kernel.changes import Change

app = Api(__name__)
ours = notices()


@app.stream(
    "identity-sessions-1",
    grants=[
        "identity-accounts-1:BatchGetItem,PutItem,UpdateItem",
        "identity-acts-1:PutItem",
        "identity-workspaces-1:BatchGetItem",
        "shared-mail:SendRawEmail",
    ],
    crosses="what a person has belongs to no workspace",
)
def notice_session(change: Change) -> None:
    if change.kind == "created" and change.after:
        ours.begun(read(change.after))
