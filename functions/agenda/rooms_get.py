"""Show a room or a resource."""

from uuid import UUID

from agenda.rooms import rooms
from agenda.rooms.looks import RoomView
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = rooms()


@app.endpoint(
    "GET /api/agenda/rooms/{room_id}",
    scope="agenda:read",
    grants=["agenda-calendars-1:BatchGetItem", "agenda-people-1:BatchGetItem"],
)
def get_room(caller: Caller, room_id: UUID) -> RoomView:
    return ours.get(caller, str(room_id))
