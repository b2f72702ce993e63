"""Tell the other rooms about every change of an incident."""

from kernel.api import Api
from kernel.changes import Change
from kernel.outbox import publish
from ops.incidents import told

app = Api(__name__)


@app.stream("ops-incidents-1", grants=["shared-bus:PutEvents"])
def publish_incident(change: Change) -> None:
    if event := told(change):
        publish(event)
