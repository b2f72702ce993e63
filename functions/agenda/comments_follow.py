"""Keep the words of comments, by which their tasks are found; and tell those whom they name, once."""

from agenda.comments import follow
from kernel.api import Api
from kernel.changes import Change

app = Api(__name__)


@app.stream(
    "agenda-comments-1",
    grants=[
        "agenda-alerts-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-bells-1:GetItem",
        "agenda-comments-1:BatchGetItem",
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem",
        "agenda-tasks-1:BatchGetItem,PutItem",
        "agenda-words-1:DeleteItem,GetItem,PutItem",
        "identity-looks-tell:InvokeFunction",
        "shared-mail:SendRawEmail",
        "shared-signing:GetSecretValue",
    ],
    timeout=60,
)
def follow_comment(change: Change) -> None:
    follow(change)
