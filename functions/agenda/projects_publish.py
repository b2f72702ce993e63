"""Tell the audit log who may see a project, and who may not any more."""

from agenda.projects import acted
from kernel.api import Api
from kernel.changes import Change
from kernel.outbox import publish

app = Api(__name__)


@app.stream("agenda-projects-1", grants=["shared-bus:PutEvents"])
def publish_project(change: Change) -> None:
    for act in acted(change):
        publish(act)
