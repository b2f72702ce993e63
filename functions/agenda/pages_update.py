"""Let a booking page be as a draft says. What is booked stays."""

from agenda.booking import booking_pages
from agenda.booking.grants import EQUIPS
from agenda.booking.page import Page, PageDraft, Slug
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = booking_pages()


@app.endpoint(
    "PUT /api/agenda/pages/{slug}",
    scope="agenda:write",
    grants=[
        *EQUIPS,
        "agenda-by-slug-1:DeleteItem,GetItem,PutItem",
        "agenda-pages-1:BatchGetItem,GetItem,PutItem,UpdateItem",
    ],
)
def update_page(caller: Caller, slug: Slug, draft: PageDraft, expected: IfMatch) -> Page:
    return ours.rewrite(caller, slug, draft, expected)
