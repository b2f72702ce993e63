"""Keep the words by which an event is found, whenever it changed."""

from agenda.events import indexing
from contracts.agenda import EventChanged
from kernel.api import Api

app = Api(__name__)
ours = indexing()


@app.bus(
    "agenda.EventChanged",
    grants=["agenda-events-1:BatchGetItem", "agenda-words-1:DeleteItem,GetItem,PutItem"],
)
def index_words(told: EventChanged) -> None:
    ours.follow(told)
