"""Bring a message about an event to somebody: into their calendar, or as a letter."""

from agenda.invitations import Errand, messenger
from kernel.api import Api

app = Api(__name__)
ours = messenger()


@app.queue(
    "agenda-invitations",
    batch=1,
    timeout=60,
    grants=[
        "agenda-events-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-invitations-1:GetItem,PutItem",
        "agenda-invitations:SendMessage",
        "agenda-people-1:Query",
        "shared-mail:SendRawEmail",
    ],
)
def deliver(errand: Errand) -> None:
    ours.deliver(errand)
