"""Delete a booking page. What is booked stays, and its guests can cancel it."""

from agenda.booking import booking_pages
from agenda.booking.page import Slug
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = booking_pages()


@app.endpoint(
    "DELETE /api/agenda/pages/{slug}",
    scope="agenda:write",
    grants=["agenda-by-slug-1:DeleteItem,GetItem", "agenda-pages-1:BatchGetItem,GetItem,PutItem,UpdateItem"],
    status=204,
)
def delete_page(caller: Caller, slug: Slug, expected: IfMatch) -> None:
    ours.delete(caller, slug, expected)
