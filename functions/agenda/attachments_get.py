"""Get a file that lies beside the events of a calendar: the answer leads to where it is, for a while."""

from uuid import UUID

from agenda.attachments import Hash, files
from agenda.events.grants import ACCESS
from kernel.answers import Redirect
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = files()


@app.endpoint(
    "GET /api/agenda/calendars/{calendar_id}/files/{file}",
    scope="agenda:read",
    grants=[*ACCESS, "agenda-events-1:Query", "agenda-files/files/*:GetObject"],
)
def get_file(caller: Caller, calendar_id: UUID, file: Hash) -> Redirect:
    return Redirect(ours.get(caller, str(calendar_id), file))
