"""Tell the other rooms about every change of an incident, and the audit log who did it."""

from kernel.api import Api
from kernel.changes import Change
from kernel.outbox import publish
from ops.incidents import acted, told

app = Api(__name__)


@app.stream("ops-incidents-1", grants=["shared-bus:PutEvents"])
def publish_incident(change: Change) -> None:
    if event := told(change):
        publish(event)
    if act := acted(change):
        publish(act)
