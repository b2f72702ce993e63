"""Enter every new note in the ledger."""

from kernel.api import Api
from parlour.ledger import Entry, ledger
from parlour.notes import NoteKept

app = Api(__name__)


@app.bus("parlour.NoteKept", grants=["parlour-ledger-1:UpdateItem"])
def enter_note(kept: NoteKept) -> None:
    ledger().write(kept.workspace, Entry(page="notes", line=kept.note_id))
