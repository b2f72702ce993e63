"""Tell another room what changed in a calendar."""

from agenda.events import exchange
from agenda.events.grants import ACCESS
from contracts.agenda import ChangesSince, ChangesTold
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = exchange()


@app.call("changes_since", grants=[*ACCESS, "agenda-events-1:BatchGetItem", "agenda-events-1/by-modseq:Query"])
def changes_since(caller: Caller, request: ChangesSince) -> ChangesTold:
    return ours.since(caller, request)
