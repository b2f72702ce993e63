"""Get the file that an export made, or the long report of an import: the answer leads there, for a while."""

from uuid import UUID

from agenda.events.grants import ACCESS
from agenda.jobs import jobs
from kernel.answers import Redirect
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = jobs()


@app.endpoint(
    "GET /api/agenda/jobs/{job_id}/file",
    scope="agenda:read",
    grants=[*ACCESS, "agenda-files/jobs/*:GetObject", "agenda-jobs-1:GetItem"],
)
def fetch_file(caller: Caller, job_id: UUID) -> Redirect:
    return Redirect(ours.fetch(caller, str(job_id)))
