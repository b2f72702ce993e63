"""Let go of all that is known of a workspace that was erased, and say what that was, for its certificate."""

from agenda.house import grounds
from agenda.house.grants import FORGETS
from contracts.identity import WorkspaceErased
from kernel.api import Api
from kernel.outbox import publish

app = Api(__name__)
ours = grounds()


@app.bus(
    "identity.WorkspaceErased",
    grants=FORGETS,
    timeout=900,
)
def forget_workspace(erased: WorkspaceErased) -> None:
    publish(ours.forget(erased.workspace))
    ours.forgotten(erased.workspace)
