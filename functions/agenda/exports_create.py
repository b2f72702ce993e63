"""Ask for all of a calendar as a file, however large, as far as the caller may see it."""

from uuid import UUID

from agenda.events.grants import ACCESS
from agenda.jobs import Job, jobs
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = jobs()


@app.endpoint(
    "POST /api/agenda/calendars/{calendar_id}/exports",
    scope="agenda:read",
    limit="60/hour per caller",
    grants=[*ACCESS, "agenda-jobs-1:BatchGetItem,PutItem,UpdateItem"],
    status=202,
)
def ask_for_export(caller: Caller, calendar_id: UUID) -> Job:
    return ours.export(caller, str(calendar_id))
