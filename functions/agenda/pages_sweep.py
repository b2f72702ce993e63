"""Forget booking pages that were deleted more than thirty days ago."""

from agenda.booking import sweep_pages
from kernel.api import Api

app = Api(__name__)


@app.every(
    "1 day",
    grants=[
        "agenda-pages-1/by-deletion:Query",
        "agenda-pages-1:DeleteItem,GetItem,UpdateItem",
    ],
    crosses="tombstones of every workspace age alike",
    timeout=300,
)
def sweep() -> None:
    sweep_pages()
