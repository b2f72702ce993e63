"""Put a room or a resource into the trash, for thirty days; who booked it for a time to come is told."""

from uuid import UUID

from agenda.rooms import rooms
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = rooms()


@app.endpoint(
    "DELETE /api/agenda/rooms/{room_id}",
    scope="agenda:manage",
    grants=["agenda-calendars-1:BatchGetItem,PutItem,UpdateItem"],
    status=204,
)
def delete_room(caller: Caller, room_id: UUID, expected: IfMatch) -> None:
    ours.delete(caller, str(room_id), expected)
