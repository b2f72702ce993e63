"""Bring a message about an event to somebody: into their calendar, or as a letter."""

from agenda.invitations import carrier
from agenda.invitations.grants import DELIVERS
from agenda.invitations.rounds import Order
from kernel.api import Api

app = Api(__name__)
ours = carrier()


@app.queue("agenda-invitations", batch=1, timeout=60, grants=DELIVERS)
def deliver(order: Order) -> None:
    ours.take(order.root)
