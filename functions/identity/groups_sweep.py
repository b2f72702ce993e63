"""Forget groups that were deleted more than thirty days ago."""

from identity.groups import sweep_groups
from kernel.api import Api

app = Api(__name__)


@app.every(
    "1 day",
    grants=[
        "identity-groups-1/by-deletion:Query",
        "identity-groups-1:DeleteItem,GetItem,UpdateItem",
    ],
    crosses="tombstones of every workspace age alike",
    timeout=300,
)
def sweep() -> None:
    sweep_groups()
