"""Show when people are busy, as far as the caller may know."""

from agenda.events.grants import ACCESS
from agenda.freebusy import freebusy
from agenda.freebusy.asking import AskBusy, BusyTimes
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = freebusy()


@app.endpoint(
    "POST /api/agenda/free-busy",
    scope="agenda:read",
    grants=[*ACCESS, "agenda-calendars-1/by-owner:Query", "agenda-events-1/by-time:Query"],
    memory=1024,
)
def show_busy(caller: Caller, wanted: AskBusy) -> BusyTimes:
    return ours.busy(caller, wanted)
