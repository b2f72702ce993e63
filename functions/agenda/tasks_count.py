"""Count what people get done each day of theirs, keep the words of tasks, and forget what was said about what went."""

from agenda.tasks import count
from kernel.api import Api
from kernel.changes import Change

app = Api(__name__)


@app.stream(
    "agenda-tasks-1",
    grants=[
        "agenda-comments-1:BatchGetItem,DeleteItem,Query",
        "agenda-people-1:BatchGetItem",
        "agenda-tasks-1:BatchGetItem,DeleteItem,GetItem,PutItem,UpdateItem",
        "agenda-words-1:DeleteItem,GetItem,PutItem,Query",
    ],
    timeout=300,
)
def count_task(change: Change) -> None:
    count(change)
