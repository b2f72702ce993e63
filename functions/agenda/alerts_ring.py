"""Remind somebody of all that is due, once, and see when they are to be reminded next."""

from agenda.alerts import rung
from agenda.alerts.grants import ARMS, LOOKS, RINGS
from agenda.alerts.schedules import Ring
from kernel.api import Api

app = Api(__name__)


@app.queue(
    "agenda-alerts",
    batch=1,
    timeout=60,
    memory=1024,
    grants=[*RINGS, *ARMS, *LOOKS],
    crosses="a schedule cannot say in the envelope whose message it is; the workspace is bound when it is read",
)
def ring(wanted: Ring) -> None:
    rung(wanted)
