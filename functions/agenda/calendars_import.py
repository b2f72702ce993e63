"""Take what a calendar file (RFC 5545) holds: at most 1 MB and 1,000 events; the answer says what is left out."""

from uuid import UUID

from agenda.events.grants import WRITES
from agenda.files import imports
from agenda.files.model import Imported
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = imports()


@app.endpoint(
    "POST /api/agenda/calendars/{calendar_id}/import",
    scope="agenda:write",
    grants=[*WRITES, "agenda-events-1:GetItem", "agenda-jobs-1:BatchGetItem,PutItem,UpdateItem"],
    limit="60/hour per caller",
    memory=1024,
    timeout=29,
)
def import_file(caller: Caller, calendar_id: UUID, data: bytes) -> Imported:
    return ours.take(caller, str(calendar_id), data)
