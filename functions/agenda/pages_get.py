"""Show all of a booking page to who is in the workspace: its hosts, their hours and calendars, and who is gone."""

from agenda.booking import booking_pages
from agenda.booking.grants import FINDS
from agenda.booking.page import PageSettings, Slug
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = booking_pages()


@app.endpoint(
    "GET /api/agenda/pages/{slug}/settings",
    scope="agenda:read",
    grants=[*FINDS, "agenda-pages-1:GetItem", "agenda-calendars-1:BatchGetItem", "agenda-people-1:BatchGetItem"],
)
def get_page(caller: Caller, slug: Slug) -> PageSettings:
    return ours.get(caller, slug)
