"""Know of people what the room identity tells: see that they have a calendar, and let go of who left."""

from agenda.house import movements
from contracts.identity import PersonChanged
from kernel.api import Api

app = Api(__name__)
ours = movements()


@app.bus(
    "identity.PersonChanged",
    grants=[
        "agenda-calendars-1/by-listing:Query",
        "agenda-calendars-1/by-owner:Query",
        "agenda-calendars-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-people-1:BatchGetItem,PutItem",
        "agenda-shelves-1:BatchGetItem,DeleteItem,PutItem,Query,UpdateItem",
    ],
    timeout=60,
)
def follow_person(told: PersonChanged) -> None:
    ours.follow(told)
