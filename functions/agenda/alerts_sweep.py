"""Forget reminders that were taken back more than thirty days ago."""

from agenda.alerts import sweep_alerts
from kernel.api import Api

app = Api(__name__)


@app.every(
    "1 day",
    grants=[
        "agenda-alerts-1/by-deletion:Query",
        "agenda-alerts-1:GetItem",
        "agenda-alerts-1:UpdateItem",
        "agenda-alerts-1:DeleteItem",
    ],
    crosses="tombstones of every workspace age alike",
    timeout=300,
)
def sweep() -> None:
    sweep_alerts()
