"""Change a room or a resource. What is booked stays booked."""

from uuid import UUID

from agenda.rooms import rooms
from agenda.rooms.looks import RoomUpdate, RoomView
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = rooms()


@app.endpoint(
    "PATCH /api/agenda/rooms/{room_id}",
    scope="agenda:manage",
    grants=[
        "agenda-calendars-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-people-1:BatchGetItem",
        "identity-groups-tell:InvokeFunction",
    ],
)
def update_room(caller: Caller, room_id: UUID, update: RoomUpdate, expected: IfMatch) -> RoomView:
    return ours.update(caller, str(room_id), update, expected)
