"""Let calendars go for good that lay in the trash for thirty days, and forget what went thirty days ago."""

from agenda.house import trash
from kernel.api import Api

app = Api(__name__)


@app.every(
    "1 day",
    grants=[
        "agenda-by-token-1:DeleteItem,Query",
        "agenda-calendars-1/by-deletion:Query",
        "agenda-calendars-1/by-trash:Query",
        "agenda-calendars-1:BatchGetItem,DeleteItem,GetItem,PutItem,UpdateItem",
        "agenda-events-1:DeleteItem,Query",
    ],
    crosses="calendars of every workspace age alike; each goes with that workspace bound",
    timeout=900,
)
def sweep() -> None:
    trash().sweep()
