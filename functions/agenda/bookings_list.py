"""List what was booked on a page, the newest first."""

from agenda.booking import desk
from agenda.booking.grants import FINDS
from agenda.booking.model import Booking
from agenda.booking.page import Slug
from kernel.api import Api
from kernel.callers import Caller
from kernel.pages import Listing, Page

app = Api(__name__)
ours = desk()


@app.endpoint(
    "GET /api/agenda/pages/{slug}/bookings",
    scope="agenda:read",
    grants=[*FINDS, "agenda-bookings-1:Query", "agenda-pages-1:GetItem", "shared-signing:GetSecretValue"],
)
def list_bookings(caller: Caller, slug: Slug, page: Page) -> Listing[Booking]:
    return ours.page(caller, slug, page)
