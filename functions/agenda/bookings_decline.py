"""Do not agree to a booking that waits for it. The time is free again."""

from uuid import UUID

from agenda.booking import desk
from agenda.booking.grants import FINDS, FREES
from agenda.booking.model import Booking
from agenda.booking.page import Slug
from agenda.booking.shown import Decide
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = desk()


@app.endpoint(
    "POST /api/agenda/pages/{slug}/bookings/{booking_id}/decline",
    scope="agenda:write",
    grants=[*FINDS, *FREES, "agenda-pages-1:BatchGetItem"],
)
def decline_booking(caller: Caller, slug: Slug, booking_id: UUID, wanted: Decide) -> Booking:
    return ours.end(caller, slug, str(booking_id), "declined", wanted.reason)
