"""Tell whoever is given something to do by somebody else, by a letter."""

from agenda.assignments import telling
from contracts.agenda import TaskChanged
from kernel.api import Api

app = Api(__name__)
ours = telling()


@app.bus(
    "agenda.TaskChanged",
    grants=[
        "agenda-bells-1:GetItem",
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem",
        "agenda-tasks-1:GetItem,PutItem",
        "identity-looks-tell:InvokeFunction",
        "shared-mail:SendRawEmail",
        "shared-signing:GetSecretValue",
    ],
    timeout=60,
)
def tell(changed: TaskChanged) -> None:
    ours.follow(changed)
