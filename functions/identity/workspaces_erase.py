"""Let everything of a workspace go, row by row and file by file, and certify it."""

from identity.erasing import Pass, sweeps
from identity.erasing.ground import ERASES
from kernel.api import Api

app = Api(__name__)
ours = sweeps()


@app.queue(
    "identity-erase",
    batch=1,
    timeout=900,
    grants=[
        *ERASES,
        "identity-by-kid-1:GetItem",
        "identity-erase:SendMessage",
        "identity-signing:Sign",
        "shared-mail:SendRawEmail",
    ],
    crosses="the accounts of its people are their own",
)
def erase(wanted: Pass) -> None:
    ours.sweep(wanted)
