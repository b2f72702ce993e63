"""Ask for what is new in a calendar that comes from elsewhere, and write what is otherwise."""

from agenda.subscriptions import Wanted
from agenda.subscriptions.fetching import fetching
from kernel.api import Api
from kernel.callers import WorkspaceId

app = Api(__name__)
ours = fetching()


@app.queue(
    "agenda-subscriptions",
    batch=1,
    timeout=300,
    memory=1024,
    grants=[
        "agenda-calendars-1:BatchGetItem",
        "agenda-events-1:BatchGetItem,PutItem,Query,UpdateItem",
        "agenda-subscriptions-1:BatchGetItem,ConditionCheckItem,PutItem",
        "shared-seal:Decrypt",
    ],
)
def fetch(workspace: WorkspaceId, wanted: Wanted) -> None:
    ours.fetch(workspace, wanted.calendar_id)
