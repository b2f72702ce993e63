"""Agree to a booking that waits for it."""

from uuid import UUID

from agenda.booking import desk
from agenda.booking.grants import CONFIRMS, FINDS
from agenda.booking.model import Booking
from agenda.booking.page import Slug
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = desk()


@app.endpoint(
    "POST /api/agenda/pages/{slug}/bookings/{booking_id}/approve",
    scope="agenda:write",
    grants=[*FINDS, *CONFIRMS, "agenda-pages-1:BatchGetItem"],
)
def approve_booking(caller: Caller, slug: Slug, booking_id: UUID) -> Booking:
    return ours.agree(caller, slug, str(booking_id))
