"""See how far an import or an export is."""

from uuid import UUID

from agenda.jobs import Job, jobs
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = jobs()


@app.endpoint("GET /api/agenda/jobs/{job_id}", scope="agenda:read", grants=["agenda-jobs-1:GetItem"])
def get_job(caller: Caller, job_id: UUID) -> Job:
    return ours.get(caller, str(job_id))
