"""Ask where to upload a file that belongs to events of a calendar: a link that takes exactly that one."""

from uuid import UUID

from agenda.attachments import AttachmentDraft, AttachmentPlace, files
from agenda.events.grants import ACCESS
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = files()


@app.endpoint(
    "POST /api/agenda/calendars/{calendar_id}/files",
    scope="agenda:write",
    limit="100/hour per caller",
    grants=[*ACCESS, "agenda-files/files/*:PutObject", "agenda-invitations-1:PutItem,UpdateItem"],
    status=201,
    secret=True,
)
def begin_file(caller: Caller, calendar_id: UUID, wanted: AttachmentDraft) -> AttachmentPlace:
    return ours.begin(caller, str(calendar_id), wanted)
