"""Book a time on a page."""

from agenda.booking import bookings
from agenda.booking.grants import FINDS, TAKES
from agenda.booking.page import Slug
from agenda.booking.shown import Booked, BookingDraft
from kernel.api import Api
from kernel.once import Once

app = Api(__name__)
ours = bookings()


@app.public(
    "POST /api/agenda/pages/{slug}/bookings",
    limit="60/hour per address",
    grants=[*FINDS, *TAKES, "agenda-pages-1:GetItem", "agenda-people-1:BatchGetItem"],
    crosses="whoever books is nobody here",
    memory=1024,
    secret=True,
    status=201,
)
def book(slug: Slug, draft: BookingDraft, once: Once) -> Booked:
    return ours.book(slug, draft, once)
