"""Forget incidents that were taken back more than thirty days ago."""

from kernel.api import Api
from ops.incidents import sweep_incidents

app = Api(__name__)


@app.every(
    "1 day",
    grants=[
        "ops-incidents-1/by-deletion:Query",
        "ops-incidents-1:GetItem",
        "ops-incidents-1:UpdateItem",
        "ops-incidents-1:DeleteItem",
    ],
    crosses="tombstones of every workspace age alike",
    timeout=300,
)
def sweep() -> None:
    sweep_incidents()
