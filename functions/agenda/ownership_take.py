"""Make somebody else's what was somebody's, where all that they own is handed over."""

from agenda.house import movements
from contracts.identity import OwnershipTransferred
from kernel.api import Api

app = Api(__name__)
ours = movements()


@app.bus(
    "identity.OwnershipTransferred",
    grants=[
        "agenda-calendars-1/by-owner:Query",
        "agenda-calendars-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-people-1:BatchGetItem,PutItem",
        "agenda-projects-1/by-listing:Query",
        "agenda-projects-1/by-owner:Query",
        "agenda-projects-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-shelves-1:BatchGetItem,PutItem,Query,UpdateItem",
        "agenda-tasks-1/by-place:Query",
        "agenda-tasks-1:BatchGetItem,PutItem,UpdateItem",
    ],
    timeout=300,
)
def take(told: OwnershipTransferred) -> None:
    ours.hand_over(told)
