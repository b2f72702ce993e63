"""Say how one likes to see a calendar or a project; what was taken off the shelf is put back."""

from uuid import UUID

from agenda.shelves import Preferences, Shelved, shelves
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = shelves()


@app.endpoint(
    "PUT /api/agenda/shelf/{thing_id}",
    scope="agenda:write",
    grants=[
        "agenda-calendars-1:BatchGetItem",
        "agenda-people-1:BatchGetItem",
        "agenda-shelves-1:BatchGetItem,PutItem,UpdateItem",
    ],
)
def put_on_shelf(caller: Caller, thing_id: UUID, said: Preferences, expected: IfMatch) -> Shelved:
    return ours.put(caller, str(thing_id), said, expected)
