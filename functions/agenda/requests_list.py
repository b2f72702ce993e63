"""List who waits for a room or a resource that one looks after."""

from agenda.rooms import caretaker
from agenda.rooms.requests import Request
from kernel.api import Api
from kernel.callers import Caller
from kernel.pages import Listing, Page

app = Api(__name__)
ours = caretaker()


@app.endpoint(
    "GET /api/agenda/rooms/requests",
    scope="agenda:read",
    grants=[
        "agenda-calendars-1/by-listing:Query",
        "agenda-events-1/by-time:Query",
        "agenda-people-1:BatchGetItem",
        "shared-signing:GetSecretValue",
    ],
    memory=1024,
)
def list_requests(caller: Caller, page: Page) -> Listing[Request]:
    return ours.waiting(caller, page)
