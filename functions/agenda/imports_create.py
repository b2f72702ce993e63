"""Ask where to upload a calendar file of up to 50 MB that is to be brought into a calendar."""

from uuid import UUID

from agenda.events.grants import ACCESS
from agenda.jobs import ImportDraft, ImportPlace, jobs
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = jobs()


@app.endpoint(
    "POST /api/agenda/calendars/{calendar_id}/imports",
    scope="agenda:write",
    limit="60/hour per caller",
    grants=[*ACCESS, "agenda-files/jobs/*:PutObject", "agenda-jobs-1:BatchGetItem,PutItem,UpdateItem"],
    status=201,
    secret=True,
)
def begin_import(caller: Caller, calendar_id: UUID, wanted: ImportDraft) -> ImportPlace:
    return ours.begin(caller, str(calendar_id), wanted)
