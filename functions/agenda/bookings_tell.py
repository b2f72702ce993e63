"""See who is to be written to about a booking that was made, or is otherwise than it was; and what is to lapse."""

from agenda.booking import keeps, says
from agenda.booking.holding import LONGEST
from kernel.api import Api
from kernel.changes import Change
from kernel.queues import Queue

app = Api(__name__)
queue = Queue("agenda-bookings")
lapses = Queue("agenda-lapses")


@app.stream("agenda-bookings-1", grants=["agenda-bookings:SendMessage", "agenda-lapses:SendMessage"], timeout=60)
def tell_about(change: Change) -> None:
    for word in says(change):
        queue.put(word, workspace=word.workspace)
    for hold in keeps(change):
        lapses.put(hold, workspace=hold.workspace, delay=LONGEST)
