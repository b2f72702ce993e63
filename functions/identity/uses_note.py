"""Note when an API key was used last."""

from identity.keys import KeyUsed, uses
from kernel.api import Api
from kernel.callers import WorkspaceId

app = Api(__name__)
ours = uses()


@app.queue("identity-uses", grants=["identity-keys-1:UpdateItem"])
def note(workspace: WorkspaceId, use: KeyUsed) -> None:
    ours.note(workspace, use)
