"""Start every next step of an export; tell the other rooms when one of a whole workspace begins."""

from identity.exporting import begun
from kernel.api import Api
from kernel.changes import Change
from kernel.outbox import publish
from kernel.queues import Queue

app = Api(__name__)
queue = Queue("identity-export")


@app.stream("identity-exports-1", grants=["identity-export:SendMessage", "shared-bus:PutEvents"])
def begin_step(change: Change) -> None:
    step, wanted = begun(change)
    if step:
        queue.put(step, workspace=change.workspace, delay=step.pause)
    if wanted:
        publish(wanted)
