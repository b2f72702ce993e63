"""Make a booking page."""

from agenda.booking import booking_pages
from agenda.booking.grants import EQUIPS
from agenda.booking.page import Page, PageDraft
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = booking_pages()


@app.endpoint(
    "POST /api/agenda/pages",
    scope="agenda:write",
    limit="60/hour per caller",
    grants=[*EQUIPS, "agenda-by-slug-1:PutItem", "agenda-pages-1:BatchGetItem,PutItem,UpdateItem"],
    status=201,
)
def create_page(caller: Caller, draft: PageDraft) -> Page:
    return ours.create(caller, draft)
