"""Ask for every next step of an import or an export, and tell the audit log who began it."""

from agenda.jobs import advance
from kernel.api import Api
from kernel.changes import Change

app = Api(__name__)


@app.stream("agenda-jobs-1", grants=["agenda-jobs:SendMessage", "shared-bus:PutEvents"])
def ask_for_step(change: Change) -> None:
    advance(change)
