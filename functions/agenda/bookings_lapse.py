"""Give a time back that was kept for a guest who did not confirm it."""

from agenda.booking import lapser
from agenda.booking.grants import FREES
from agenda.booking.holding import Hold
from kernel.api import Api
from kernel.queues import Queue

app = Api(__name__)
queue = Queue("agenda-lapses")
ours = lapser(lambda hold, seconds: queue.put(hold, workspace=hold.workspace, delay=seconds))


@app.queue(
    "agenda-lapses",
    batch=1,
    timeout=60,
    grants=[*FREES, "agenda-pages-1:BatchGetItem", "agenda-lapses:SendMessage"],
)
def lapse(hold: Hold) -> None:
    ours.lapse(hold)
