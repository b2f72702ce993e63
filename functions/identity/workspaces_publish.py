"""Tell the other rooms that nothing of a workspace is left here."""

from identity.erasing import told
from kernel.api import Api
from kernel.changes import Change
from kernel.outbox import publish

app = Api(__name__)


@app.stream("identity-workspaces-1", grants=["shared-bus:PutEvents"])
def publish_workspace(change: Change) -> None:
    if event := told(change):
        publish(event)
