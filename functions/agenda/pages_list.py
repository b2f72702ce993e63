"""List the booking pages of the workspace, and which of their hosts are gone."""

from agenda.booking import booking_pages
from agenda.booking.page import PageSettings
from kernel.api import Api
from kernel.callers import Caller
from kernel.pages import Listing
from kernel.pages import Page as Paging

app = Api(__name__)
ours = booking_pages()


@app.endpoint(
    "GET /api/agenda/pages",
    scope="agenda:read",
    grants=[
        "agenda-calendars-1:BatchGetItem",
        "agenda-pages-1:Query",
        "agenda-people-1:BatchGetItem",
        "shared-signing:GetSecretValue",
    ],
)
def list_pages(caller: Caller, page: Paging) -> Listing[PageSettings]:
    return ours.page(caller, page)
