"""Find a room for a meeting: which are free whenever it happens, and what is against each of the others."""

from agenda.rooms import room_finder
from agenda.rooms.wishes import Offers, RoomWish
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = room_finder()


@app.endpoint(
    "POST /api/agenda/rooms/find",
    scope="agenda:read",
    grants=[
        "agenda-calendars-1/by-listing:Query",
        "agenda-events-1/by-time:Query",
        "agenda-people-1:BatchGetItem",
    ],
    memory=1024,
)
def find_rooms(caller: Caller, wish: RoomWish) -> Offers:
    return ours.find(caller, wish)
