"""Tell all who booked a room or a resource that was thrown away that it is no more."""

from agenda.rooms import caretaker
from contracts.agenda import CalendarChanged
from kernel.api import Api

app = Api(__name__)
ours = caretaker()


@app.bus(
    "agenda.CalendarChanged",
    grants=[
        "agenda-calendars-1:BatchGetItem",
        "agenda-events-1/by-modseq:Query",
        "agenda-events-1/by-time:Query",
        "agenda-events-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-invitations:SendMessage",
    ],
    timeout=300,
)
def close_room(told: CalendarChanged) -> None:
    ours.follow(told)
