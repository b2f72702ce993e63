"""Cancel a booking, with its link."""

from agenda.booking import bookings
from agenda.booking.grants import FREES
from agenda.booking.shown import Cancel, Told
from kernel.api import Api

app = Api(__name__)
ours = bookings()


@app.public(
    "POST /api/agenda/bookings/cancel",
    limit="60/hour per address",
    grants=[*FREES, "agenda-pages-1:BatchGetItem", "agenda-people-1:BatchGetItem"],
    crosses="whoever books is nobody here",
)
def cancel_booking(wanted: Cancel) -> Told:
    return ours.cancel(wanted)
