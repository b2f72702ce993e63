"""Answer other rooms what is on a page of the ledger."""

from kernel.api import Api
from kernel.callers import Caller
from parlour.ledger import Lines, PageWanted, ledger

app = Api(__name__)


@app.call("pages_read", grants=["parlour-ledger-1:GetItem"])
def read_page(caller: Caller, wanted: PageWanted) -> Lines:
    return ledger().read(caller.workspace, wanted.page)
