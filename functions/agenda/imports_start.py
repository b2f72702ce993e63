"""Let an import go on: its file has come, or it was looked at and is to be written."""

from uuid import UUID

from agenda.events.grants import ACCESS
from agenda.jobs import Job, Start, jobs
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = jobs()


@app.endpoint(
    "POST /api/agenda/jobs/{job_id}/start",
    scope="agenda:write",
    grants=[*ACCESS, "agenda-files/jobs/*:GetObject", "agenda-jobs-1:BatchGetItem,PutItem,UpdateItem"],
    status=202,
)
def start_import(caller: Caller, job_id: UUID, how: Start) -> Job:
    return ours.start(caller, str(job_id), how)
