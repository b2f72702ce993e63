"""Confirm one's address with the link of the letter, and so book the time."""

from agenda.booking import bookings
from agenda.booking.grants import TAKES
from agenda.booking.shown import Show, Told
from kernel.api import Api

app = Api(__name__)
ours = bookings()


@app.public(
    "POST /api/agenda/bookings/confirm",
    limit="60/hour per address",
    grants=[*TAKES, "agenda-pages-1:BatchGetItem", "agenda-people-1:BatchGetItem"],
    crosses="whoever books is nobody here",
    memory=1024,
)
def confirm_booking(wanted: Show) -> Told:
    return ours.confirm(wanted)
