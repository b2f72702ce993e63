"""Cancel a booking as its host. The time is free again."""

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
    "POST /api/agenda/pages/{slug}/bookings/{booking_id}/cancel",
    scope="agenda:write",
    grants=[*FINDS, *FREES, "agenda-pages-1:BatchGetItem"],
)
def cancel_booking(caller: Caller, slug: Slug, booking_id: UUID, wanted: Decide) -> Booking:
    return ours.end(caller, slug, str(booking_id), "cancelled", wanted.reason)
