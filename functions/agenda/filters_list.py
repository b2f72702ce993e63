"""List one's own filters."""

from agenda.filters import Filter, filters
from kernel.api import Api
from kernel.callers import Caller
from kernel.pages import Listing, Page

app = Api(__name__)
ours = filters()


@app.endpoint(
    "GET /api/agenda/filters",
    scope="agenda:read",
    grants=["agenda-filters-1:Query", "shared-signing:GetSecretValue"],
)
def list_filters(caller: Caller, page: Page) -> Listing[Filter]:
    return ours.page(caller, page)
