"""Let go of all that is known of a workspace that was erased, and say what that was, for its certificate."""

from agenda.house import grounds
from contracts.identity import WorkspaceErased
from kernel.api import Api
from kernel.outbox import publish

app = Api(__name__)
ours = grounds()


@app.bus(
    "identity.WorkspaceErased",
    grants=[
        "agenda-by-token-1:DeleteItem,Query",
        "agenda-calendars-1:DeleteItem,GetItem,Query,UpdateItem",
        "agenda-comments-1:DeleteItem,Query",
        "agenda-events-1:DeleteItem,Query",
        "agenda-people-1:DeleteItem,Query",
        "agenda-projects-1:DeleteItem,Query",
        "agenda-shelves-1:DeleteItem,Query",
        "agenda-tasks-1:DeleteItem,Query",
        "shared-bus:PutEvents",
    ],
    timeout=900,
)
def forget_workspace(erased: WorkspaceErased) -> None:
    publish(ours.forget(erased.workspace))
    ours.forgotten(erased.workspace)
