"""Let go of old reminders, and forget those that went more than thirty days ago."""

from agenda.alerts import sweep_alerts
from kernel.api import Api

app = Api(__name__)


@app.every(
    "1 day",
    grants=[
        "agenda-alerts-1/by-age:Query",
        "agenda-alerts-1/by-deletion:Query",
        "agenda-alerts-1:BatchGetItem,DeleteItem,GetItem,PutItem,UpdateItem",
    ],
    crosses="reminders of every workspace age alike",
    timeout=300,
)
def sweep() -> None:
    sweep_alerts()
