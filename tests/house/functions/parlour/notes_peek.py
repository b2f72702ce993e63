"""Try to read a note of a workspace that is named in the query: the guard must refuse it."""

from kernel.api import Api
from kernel.callers import Caller, WorkspaceId
from parlour.notes import Note, notes

app = Api(__name__)


@app.endpoint("GET /api/parlour/notes/{note_id}", scope="parlour:read", grants=["parlour-notes-1:GetItem"])
def peek_note(caller: Caller, note_id: str, workspace: str = "") -> Note:
    return notes().get(WorkspaceId(workspace or caller.workspace), note_id)
