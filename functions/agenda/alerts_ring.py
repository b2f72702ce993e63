"""Remind somebody of all that is due, once, and see when they are to be reminded next."""

from agenda.alerts import rung
from agenda.alerts.grants import ARMS, LOOKS
from agenda.alerts.schedules import Ring
from kernel.api import Api

app = Api(__name__)


@app.queue(
    "agenda-alerts",
    batch=1,
    timeout=60,
    memory=1024,
    grants=[
        "agenda-alerts-1:BatchGetItem,GetItem,PutItem,UpdateItem",
        "agenda-clocks/*:DeleteSchedule",
        "agenda-events-1/by-time:Query",
        "agenda-events-1:ConditionCheckItem,GetItem",
        "agenda-shelves-1:Query",
        "identity-looks-tell:InvokeFunction",
        "shared-mail:SendRawEmail",
        *ARMS,
        *LOOKS,
    ],
    crosses="a schedule cannot say in the envelope whose message it is; the workspace is bound when it is read",
)
def ring(wanted: Ring) -> None:
    rung(wanted)
