"""Forget projects that were deleted for good more than thirty days ago."""

from agenda.projects import sweep_projects
from kernel.api import Api

app = Api(__name__)


@app.every(
    "1 day",
    grants=[
        "agenda-projects-1/by-deletion:Query",
        "agenda-projects-1:DeleteItem,GetItem,UpdateItem",
    ],
    crosses="tombstones of every workspace age alike",
    timeout=300,
)
def sweep() -> None:
    sweep_projects()
