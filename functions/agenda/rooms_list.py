"""List rooms and resources: all, or those that are large enough and have what it takes."""

from agenda.rooms import rooms
from agenda.rooms.looks import RoomFilter, RoomList
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = rooms()


@app.endpoint(
    "GET /api/agenda/rooms",
    scope="agenda:read",
    grants=["agenda-calendars-1/by-listing:Query", "agenda-people-1:BatchGetItem"],
)
def list_rooms(caller: Caller, wanted: RoomFilter) -> RoomList:
    return ours.all(caller, wanted)
