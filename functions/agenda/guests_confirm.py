"""Confirm a booking, with the link of its letter."""

from agenda.booking import bookings
from agenda.booking.grants import CONFIRMS
from agenda.booking.shown import Show, Told
from kernel.api import Api

app = Api(__name__)
ours = bookings()


@app.public(
    "POST /api/agenda/bookings/confirm",
    limit="60/hour per address",
    grants=[*CONFIRMS, "agenda-pages-1:BatchGetItem", "agenda-people-1:BatchGetItem"],
    crosses="whoever books is nobody here",
)
def confirm_booking(wanted: Show) -> Told:
    return ours.confirm(wanted)
