"""Keep a letter as a note, once however often it is delivered."""

from kernel.api import Api
from kernel.callers import WorkspaceId
from kernel.once import Once
from parlour.notes import notes
from parlour.post import Letter

app = Api(__name__)


@app.queue(
    "parlour-inbox",
    batch=10,
    grants=["parlour-notes-1:BatchGetItem", "parlour-notes-1:PutItem", "parlour-notes-1:UpdateItem"],
)
def keep_letter(workspace: WorkspaceId, letter: Letter, once: Once) -> None:
    notes().create(workspace, letter.opened(), once)
