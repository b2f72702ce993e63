"""Find when several people could meet."""

from agenda.events.grants import ACCESS
from agenda.freebusy import freebusy
from agenda.freebusy.asking import AskSlots, FreeSlots
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = freebusy()


@app.endpoint(
    "POST /api/agenda/free-slots",
    scope="agenda:read",
    grants=[*ACCESS, "agenda-calendars-1/by-owner:Query", "agenda-events-1/by-time:Query"],
    memory=1024,
)
def find_meetings(caller: Caller, wanted: AskSlots) -> FreeSlots:
    return ours.slots(caller, wanted)
