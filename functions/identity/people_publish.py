"""Tell the other rooms who came, who changed, who left, and whose things are to be whose."""

from identity.people import told
from kernel.api import Api
from kernel.changes import Change
from kernel.outbox import publish

app = Api(__name__)


@app.stream("identity-people-1", grants=["shared-bus:PutEvents"])
def publish_person(change: Change) -> None:
    for event in told(change):
        publish(event)
