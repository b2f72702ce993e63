"""Take a calendar or a project that others share off one's shelf; if it is shared with oneself, that ends."""

from uuid import UUID

from agenda.shelves import shelves
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = shelves()


@app.endpoint(
    "DELETE /api/agenda/shelf/{thing_id}",
    scope="agenda:write",
    grants=[
        "agenda-calendars-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-people-1:BatchGetItem",
        "agenda-shelves-1:BatchGetItem,PutItem,UpdateItem",
    ],
    status=204,
)
def leave(caller: Caller, thing_id: UUID) -> None:
    ours.leave(caller, str(thing_id))
