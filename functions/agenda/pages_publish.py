"""Tell the audit log who opens booking pages to strangers, changes them, and takes them away."""

from agenda.booking import tellings
from kernel.api import Api
from kernel.changes import Change
from kernel.outbox import publish

app = Api(__name__)


@app.stream("agenda-pages-1", grants=["shared-bus:PutEvents"])
def publish_page(change: Change) -> None:
    for each in tellings(change):
        publish(each)
