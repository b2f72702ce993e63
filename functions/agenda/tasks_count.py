"""Count what people get done, each day of theirs, and take back what was not done after all."""

from agenda.tasks import count
from kernel.api import Api
from kernel.changes import Change

app = Api(__name__)


@app.stream(
    "agenda-tasks-1",
    grants=[
        "agenda-people-1:BatchGetItem",
        "agenda-tasks-1:DeleteItem,GetItem,PutItem,UpdateItem",
    ],
)
def count_task(change: Change) -> None:
    count(change)
