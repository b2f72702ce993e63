"""Tell another room what changed in a calendar or a project."""

from agenda.events.grants import ACCESS
from agenda.exchange import exchange
from contracts.agenda import ChangesSince, ChangesTold
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = exchange()


@app.call(
    "changes_since",
    grants=[
        *ACCESS,
        "agenda-events-1/by-modseq:Query",
        "agenda-events-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem",
        "agenda-tasks-1/by-modseq:Query",
        "agenda-tasks-1:BatchGetItem,GetItem",
    ],
)
def changes_since(caller: Caller, request: ChangesSince) -> ChangesTold:
    return ours.since(caller, request)
