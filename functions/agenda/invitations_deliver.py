"""Bring a message about an event to somebody: into their calendar, or as a letter."""

from agenda.invitations import carrier
from agenda.invitations.rounds import Order
from kernel.api import Api

app = Api(__name__)
ours = carrier()


@app.queue(
    "agenda-invitations",
    batch=1,
    timeout=60,
    grants=[
        "agenda-by-address-1:GetItem",
        "agenda-calendars-1:BatchGetItem",
        "agenda-events-1/by-modseq:Query",
        "agenda-events-1/by-time:Query",
        "agenda-events-1:BatchGetItem,ConditionCheckItem,PutItem,UpdateItem",
        "agenda-invitations-1:GetItem,PutItem",
        "agenda-invitations:SendMessage",
        "agenda-people-1/by-email:Query",
        "agenda-people-1:BatchGetItem",
        "identity-looks-tell:InvokeFunction",
        "shared-mail:SendRawEmail",
    ],
)
def deliver(order: Order) -> None:
    ours.take(order.root)
