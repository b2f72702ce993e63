"""Forget applications that were deleted more than thirty days ago."""

from identity.clients import sweep_clients
from kernel.api import Api

app = Api(__name__)


@app.every(
    "1 day",
    grants=[
        "identity-clients-1/by-deletion:Query",
        "identity-clients-1:DeleteItem,GetItem,UpdateItem",
    ],
    crosses="tombstones of every workspace age alike",
    timeout=300,
)
def sweep() -> None:
    sweep_clients()
