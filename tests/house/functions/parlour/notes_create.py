"""Write a note."""

from kernel.api import Api
from kernel.callers import Caller
from kernel.once import Once
from parlour.notes import Note, NoteDraft, notes

app = Api(__name__)


@app.endpoint(
    "POST /api/parlour/notes",
    scope="parlour:write",
    limit="5/minute per caller",
    grants=["parlour-notes-1:BatchGetItem", "parlour-notes-1:PutItem", "parlour-notes-1:UpdateItem"],
    status=201,
)
def create_note(caller: Caller, draft: NoteDraft, once: Once) -> Note:
    return notes().create(caller.workspace, draft.text, once)
