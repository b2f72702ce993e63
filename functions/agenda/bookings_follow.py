"""Let a booking be as its event is in the calendar of its host, who moved or deleted it there."""

from agenda.booking import follower
from agenda.booking.grants import FREES
from contracts.agenda import EventChanged
from kernel.api import Api

app = Api(__name__)
ours = follower()


@app.bus(
    "agenda.EventChanged",
    batch=1,
    timeout=60,
    grants=[
        *FREES,
        "agenda-calendars-1:BatchGetItem",
        "agenda-pages-1:BatchGetItem",
        "agenda-people-1:BatchGetItem",
    ],
)
def follow_host(changed: EventChanged) -> None:
    ours.follow(changed)
