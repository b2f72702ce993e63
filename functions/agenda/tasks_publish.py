"""Tell the other rooms about every change of a task."""

from agenda.tasks import told
from kernel.api import Api
from kernel.changes import Change
from kernel.outbox import publish

app = Api(__name__)


@app.stream("agenda-tasks-1", grants=["shared-bus:PutEvents"])
def publish_task(change: Change) -> None:
    if event := told(change):
        publish(event)
