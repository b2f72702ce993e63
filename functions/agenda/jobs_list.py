"""List one's imports and exports of the last thirty days, the newest first."""

from agenda.jobs import Job, jobs
from kernel.api import Api
from kernel.callers import Caller
from kernel.pages import Listing, Page

app = Api(__name__)
ours = jobs()


@app.endpoint(
    "GET /api/agenda/jobs",
    scope="agenda:read",
    grants=["agenda-jobs-1:Query", "shared-signing:GetSecretValue"],
)
def list_jobs(caller: Caller, page: Page) -> Listing[Job]:
    return ours.page(caller, page)
