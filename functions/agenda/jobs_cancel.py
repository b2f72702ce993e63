"""Let an import or an export go no further; what an import has written stays."""

from uuid import UUID

from agenda.jobs import Job, jobs
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = jobs()


@app.endpoint(
    "POST /api/agenda/jobs/{job_id}/cancel",
    scope="agenda:write",
    grants=["agenda-jobs-1:BatchGetItem,PutItem,UpdateItem"],
)
def cancel_job(caller: Caller, job_id: UUID) -> Job:
    return ours.cancel(caller, str(job_id))
