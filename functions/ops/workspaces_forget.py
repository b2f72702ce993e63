"""Let go of all that is known of a workspace that was erased."""

from contracts.identity import WorkspaceErased
from kernel.api import Api
from ops.status import status_page

app = Api(__name__)
page = status_page()


@app.bus(
    "identity.WorkspaceErased",
    grants=["ops-incidents-1:DeleteItem,Query", "ops-status/public/*:DeleteObject"],
    timeout=300,
)
def forget_workspace(erased: WorkspaceErased) -> None:
    page.forget(erased.workspace)
