"""List the incidents of the workspace, the newest first."""

from kernel.api import Api
from kernel.callers import Caller
from kernel.pages import Listing, Page
from ops.incidents import Incident, incidents

app = Api(__name__)
ours = incidents()


@app.endpoint(
    "GET /api/ops/incidents",
    scope="ops:read",
    grants=["ops-incidents-1:Query", "shared-signing:GetSecretValue"],
)
def list_incidents(caller: Caller, page: Page) -> Listing[Incident]:
    return ours.page(caller.workspace, page)
