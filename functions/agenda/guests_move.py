"""Move a booking to another time, with its link."""

from agenda.booking import bookings
from agenda.booking.grants import TAKES
from agenda.booking.shown import Move, Told
from kernel.api import Api

app = Api(__name__)
ours = bookings()


@app.public(
    "POST /api/agenda/bookings/move",
    limit="60/hour per address",
    grants=[*TAKES, "agenda-pages-1:BatchGetItem", "agenda-people-1:BatchGetItem"],
    crosses="whoever books is nobody here",
    memory=1024,
)
def move_booking(wanted: Move) -> Told:
    return ours.move(wanted)
