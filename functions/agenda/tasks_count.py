"""Count what people get done, keep the words of tasks, tell whom they name, forget what was said of what went."""

from agenda.tasks import count
from kernel.api import Api
from kernel.changes import Change

app = Api(__name__)


@app.stream(
    "agenda-tasks-1",
    grants=[
        "agenda-alerts-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-bells-1:GetItem",
        "agenda-comments-1:BatchGetItem,DeleteItem,Query",
        "agenda-people-1:BatchGetItem,Query",
        "agenda-projects-1:BatchGetItem",
        "agenda-tasks-1:BatchGetItem,DeleteItem,GetItem,PutItem,UpdateItem",
        "agenda-words-1:DeleteItem,GetItem,PutItem,Query",
        "identity-looks-tell:InvokeFunction",
        "shared-mail:SendRawEmail",
        "shared-signing:GetSecretValue",
    ],
    timeout=300,
)
def count_task(change: Change) -> None:
    count(change)
