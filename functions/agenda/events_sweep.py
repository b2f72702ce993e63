"""Forget events that were deleted for good more than thirty days ago."""

from agenda.events import sweep_events
from kernel.api import Api

app = Api(__name__)


@app.every(
    "1 day",
    grants=[
        "agenda-events-1/by-deletion:Query",
        "agenda-events-1:GetItem",
        "agenda-events-1:UpdateItem",
        "agenda-events-1:DeleteItem",
    ],
    crosses="tombstones of every workspace age alike",
    timeout=300,
)
def sweep() -> None:
    sweep_events()
