"""List the booking pages of the workspace."""

from agenda.booking import booking_pages
from agenda.booking.page import Page
from kernel.api import Api
from kernel.callers import Caller
from kernel.pages import Listing
from kernel.pages import Page as Paging

app = Api(__name__)
ours = booking_pages()


@app.endpoint(
    "GET /api/agenda/pages",
    scope="agenda:read",
    grants=["agenda-pages-1:Query", "shared-signing:GetSecretValue"],
)
def list_pages(caller: Caller, page: Paging) -> Listing[Page]:
    return ours.page(caller, page)
