"""Write the public status page whenever an incident changes."""

from kernel.api import Api
from kernel.changes import Change
from ops.incidents import IncidentId
from ops.status import status_page

app = Api(__name__)
page = status_page()


@app.stream(
    "ops-incidents-1",
    grants=[
        "ops-incidents-1:BatchGetItem",
        "ops-incidents-1:Query",
        "ops-incidents-1/by-end:Query",
        "ops-status/public/*:PutObject",
    ],
)
def write_status(change: Change) -> None:
    if not change.removed:
        page.write(change.workspace, [IncidentId(change.key)])
