"""Tell the house about every new note."""

from kernel.api import Api
from kernel.changes import Change
from kernel.outbox import publish
from parlour.notes import NoteKept

app = Api(__name__)


@app.stream("parlour-notes-1", grants=["shared-bus:PutEvents"])
def publish_note(change: Change) -> None:
    if change.kind == "created":
        publish(NoteKept(workspace=change.workspace, note_id=change.key))
