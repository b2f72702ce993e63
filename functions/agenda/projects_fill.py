"""Put a project on the shelves of those with whom it is shared, and take it from those who may not see it any more."""

from agenda.projects import fill_shelves
from kernel.api import Api
from kernel.changes import Change

app = Api(__name__)


@app.stream(
    "agenda-projects-1",
    grants=[
        "agenda-people-1:BatchGetItem,Query",
        "agenda-shelves-1:BatchGetItem,PutItem,UpdateItem",
    ],
    timeout=300,
)
def fill(change: Change) -> None:
    fill_shelves(change)
