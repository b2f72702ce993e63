"""Tell the other rooms about every change of a calendar, and the audit log who let whom see one."""

from agenda.calendars import tellings
from kernel.api import Api
from kernel.changes import Change
from kernel.outbox import publish

app = Api(__name__)


@app.stream("agenda-calendars-1", grants=["shared-bus:PutEvents"])
def publish_calendar(change: Change) -> None:
    for each in tellings(change):
        publish(each)
