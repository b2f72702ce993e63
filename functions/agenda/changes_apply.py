"""Write many events of a calendar, or tasks of a project, for another room, each under a condition of its own."""

from agenda.events.grants import WRITES
from agenda.exchange import exchange
from agenda.tasks.grants import EXCHANGE
from contracts.agenda import ChangesApplied, ChangesApply
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = exchange()


@app.call("changes_apply", grants=[*WRITES, "agenda-events-1:GetItem", *EXCHANGE])
def apply_changes(caller: Caller, request: ChangesApply) -> ChangesApplied:
    return ours.apply(caller, request)
