"""Show a booking page to anybody."""

from agenda.booking import bookings
from agenda.booking.grants import FINDS
from agenda.booking.page import Slug
from agenda.booking.shown import PublicPage
from kernel.api import Api

app = Api(__name__)
ours = bookings()


@app.public(
    "GET /api/agenda/pages/{slug}",
    limit="600/hour per address",
    grants=[*FINDS, "agenda-pages-1:GetItem", "agenda-people-1:BatchGetItem"],
    crosses="whoever books is nobody here",
)
def show_page(slug: Slug) -> PublicPage:
    return ours.show(slug)
