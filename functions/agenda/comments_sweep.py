"""Forget comments that were deleted more than thirty days ago."""

from agenda.comments import sweep_comments
from kernel.api import Api

app = Api(__name__)


@app.every(
    "1 day",
    grants=[
        "agenda-comments-1/by-deletion:Query",
        "agenda-comments-1:DeleteItem,GetItem,UpdateItem",
    ],
    crosses="tombstones of every workspace age alike",
    timeout=300,
)
def sweep() -> None:
    sweep_comments()
