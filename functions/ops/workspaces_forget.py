"""Let go of all that is known of a workspace that was erased, and say what that was, for its certificate."""

from contracts.identity import WorkspaceErased
from kernel.api import Api
from kernel.outbox import publish
from ops.status import status_page

app = Api(__name__)
page = status_page()


@app.bus(
    "identity.WorkspaceErased",
    grants=[
        "ops-incidents-1:DeleteItem,Query,UpdateItem",
        "ops-status/public/*:DeleteObject",
        "ops-status:ListBucket",
        "shared-bus:PutEvents",
    ],
    timeout=300,
)
def forget_workspace(erased: WorkspaceErased) -> None:
    publish(page.forget(erased.workspace))
    page.forgotten(erased.workspace)
