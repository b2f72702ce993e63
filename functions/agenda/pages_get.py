"""Show all of a booking page to who is in the workspace: its hosts, their hours and calendars."""

from agenda.booking import booking_pages
from agenda.booking.grants import FINDS
from agenda.booking.page import Page, Slug
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = booking_pages()


@app.endpoint(
    "GET /api/agenda/pages/{slug}/settings",
    scope="agenda:read",
    grants=[*FINDS, "agenda-pages-1:GetItem"],
)
def get_page(caller: Caller, slug: Slug) -> Page:
    return ours.get(caller, slug)
