"""Let everything of a workspace go, row by row and file by file, and then the workspace, of which other rooms hear."""

from identity.erasing import Pass, sweeps
from identity.erasing.ground import ERASES
from kernel.api import Api

app = Api(__name__)
ours = sweeps()


@app.queue(
    "identity-erase",
    batch=1,
    timeout=900,
    grants=[*ERASES, "identity-erase:SendMessage"],
    crosses="the accounts of its people are their own",
)
def erase(wanted: Pass) -> None:
    ours.sweep(wanted)
