"""Tell the other rooms about every change of an event."""

from agenda.events import told
from kernel.api import Api
from kernel.changes import Change
from kernel.outbox import publish

app = Api(__name__)


@app.stream("agenda-events-1", grants=["shared-bus:PutEvents"])
def publish_event(change: Change) -> None:
    if event := told(change):
        publish(event)
