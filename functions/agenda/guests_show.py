"""Show a booking to whoever has its link."""

from agenda.booking import bookings
from agenda.booking.shown import Show, Told
from kernel.api import Api

app = Api(__name__)
ours = bookings()


@app.public(
    "POST /api/agenda/bookings/show",
    limit="600/hour per address",
    grants=["agenda-bookings-1:BatchGetItem", "agenda-pages-1:BatchGetItem", "agenda-people-1:BatchGetItem"],
    crosses="whoever books is nobody here",
)
def show_booking(wanted: Show) -> Told:
    return ours.look(wanted)
