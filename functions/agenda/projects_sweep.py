"""Let projects go for good that lay in the trash for thirty days, and forget what else went so long ago."""

from agenda.house import clearance
from kernel.api import Api

app = Api(__name__)


@app.every(
    "1 day",
    grants=[
        "agenda-comments-1/by-deletion:Query",
        "agenda-comments-1:BatchGetItem,DeleteItem,GetItem,Query,UpdateItem",
        "agenda-filters-1/by-deletion:Query",
        "agenda-filters-1:DeleteItem,GetItem,UpdateItem",
        "agenda-projects-1/by-deletion:Query",
        "agenda-projects-1/by-trash:Query",
        "agenda-projects-1:BatchGetItem,DeleteItem,GetItem,PutItem,UpdateItem",
        "agenda-tasks-1/by-deletion:Query",
        "agenda-tasks-1:DeleteItem,GetItem,Query,UpdateItem",
        "agenda-words-1:DeleteItem,Query",
    ],
    crosses="projects of every workspace age alike; each goes with that workspace bound",
    timeout=900,
)
def sweep() -> None:
    clearance().sweep()
