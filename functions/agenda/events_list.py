"""List what happens in a range of time, in as many calendars as one likes: each occurrence for itself."""

from agenda.events.grants import ACCESS
from agenda.happenings import Happenings, Question, overview
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = overview()


@app.endpoint(
    "GET /api/agenda/events",
    scope="agenda:read",
    grants=[*ACCESS, "agenda-events-1/by-time:Query"],
    memory=1024,
)
def list_events(caller: Caller, wanted: Question) -> Happenings:
    return ours.of(caller, wanted)
