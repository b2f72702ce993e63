"""Do what a letter says that came to somebody's calendar, or let them decide; answer what one asks of a room."""

from agenda.invitations import taker
from agenda.invitations.taking import Came
from kernel.api import Api

app = Api(__name__)
ours = taker()


@app.queue(
    "agenda-post",
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
        "agenda-inbound/in/*:GetObject",
    ],
)
def take(came: Came) -> None:
    ours.take(came)
