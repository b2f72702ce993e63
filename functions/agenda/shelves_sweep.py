"""Forget what was taken off shelves more than thirty days ago."""

from agenda.shelves import sweep_shelves
from kernel.api import Api

app = Api(__name__)


@app.every(
    "1 day",
    grants=[
        "agenda-shelves-1/by-deletion:Query",
        "agenda-shelves-1:DeleteItem,GetItem,UpdateItem",
    ],
    crosses="tombstones of every workspace age alike",
    timeout=300,
)
def sweep() -> None:
    sweep_shelves()
