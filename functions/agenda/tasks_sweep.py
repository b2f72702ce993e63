"""Forget what is left of tasks that were moved, or deleted for good, more than thirty days ago."""

from agenda.tasks import sweep_tasks
from kernel.api import Api

app = Api(__name__)


@app.every(
    "1 day",
    grants=[
        "agenda-tasks-1/by-deletion:Query",
        "agenda-tasks-1:DeleteItem,GetItem,UpdateItem",
    ],
    crosses="tombstones of every workspace age alike",
    timeout=300,
)
def sweep() -> None:
    sweep_tasks()
