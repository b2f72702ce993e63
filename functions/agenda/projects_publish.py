"""Tell the other rooms about every change of a project, and the audit log who may see one."""

from agenda.projects import tellings
from kernel.api import Api
from kernel.changes import Change
from kernel.outbox import publish

app = Api(__name__)


@app.stream("agenda-projects-1", grants=["shared-bus:PutEvents"])
def publish_project(change: Change) -> None:
    for each in tellings(change):
        publish(each)
