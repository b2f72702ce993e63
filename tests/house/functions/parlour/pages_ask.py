"""Show a page of the ledger, as another room would ask for it."""

from kernel.api import Api
from kernel.callers import Caller
from kernel.calls import ask
from parlour.ledger import Lines, PageWanted

app = Api(__name__)


@app.endpoint("GET /api/parlour/pages/{page}", scope="parlour:read", grants=["parlour-pages-read:InvokeFunction"])
def ask_page(caller: Caller, page: str) -> Lines:
    return ask("parlour-pages-read", PageWanted(page=page), Lines, caller=caller)
