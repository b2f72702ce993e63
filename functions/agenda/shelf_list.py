"""List what is on one's shelf, and how one likes to see it."""

from agenda.shelves import Shelved, shelves
from kernel.api import Api
from kernel.callers import Caller
from kernel.pages import Listing, Page

app = Api(__name__)
ours = shelves()


@app.endpoint(
    "GET /api/agenda/shelf",
    scope="agenda:read",
    grants=["agenda-shelves-1:Query", "shared-signing:GetSecretValue"],
)
def list_shelf(caller: Caller, page: Page) -> Listing[Shelved]:
    return ours.page(caller, page)
