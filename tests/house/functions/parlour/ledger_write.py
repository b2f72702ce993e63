"""Write an entry into the ledger, in the order of its page."""

from kernel.api import Api
from kernel.callers import WorkspaceId
from parlour.ledger import Entry, ledger

app = Api(__name__)


@app.queue("parlour-ledger.fifo", grants=["parlour-ledger-1:UpdateItem"])
def write_entry(workspace: WorkspaceId, entry: Entry) -> None:
    ledger().write(workspace, entry)
