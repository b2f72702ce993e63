"""Put the calendars on the queue that are to be asked for what is new by now."""

from agenda.subscriptions import call_up
from agenda.subscriptions.grants import LINE
from kernel.api import Api

app = Api(__name__)


@app.every(
    "15 minutes",
    grants=["agenda-subscriptions-1/by-due:Query", LINE],
    crosses="calendars of every workspace come due alike; each is put there in the name of its own",
    timeout=300,
)
def call() -> None:
    call_up()
