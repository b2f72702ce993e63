"""Set up a room or a resource, which people book by inviting it."""

from agenda.rooms import rooms
from agenda.rooms.looks import RoomDraft, RoomView
from kernel.api import Api
from kernel.callers import Caller
from kernel.once import Once

app = Api(__name__)
ours = rooms()


@app.endpoint(
    "POST /api/agenda/rooms",
    scope="agenda:manage",
    grants=[
        "agenda-by-address-1:PutItem",
        "agenda-calendars-1/by-listing:Query",
        "agenda-calendars-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-people-1:BatchGetItem",
        "identity-groups-tell:InvokeFunction",
    ],
    status=201,
)
def create_room(caller: Caller, draft: RoomDraft, once: Once) -> RoomView:
    return ours.create(caller, draft, once)
