"""Find events by words that are in them."""

from agenda.events import search
from agenda.events.finding import Found, Wanted
from agenda.events.grants import ACCESS
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = search()


@app.endpoint(
    "GET /api/agenda/events/search",
    scope="agenda:read",
    grants=[*ACCESS, "agenda-events-1:BatchGetItem", "agenda-shelves-1:Query", "agenda-words-1:Query"],
)
def search_events(caller: Caller, wanted: Wanted) -> Found:
    return ours.of(caller, wanted)
