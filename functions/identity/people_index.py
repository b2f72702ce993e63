"""Keep by which words of their names people are found, whenever one is called otherwise, comes or leaves."""

from contracts.identity import PersonChanged
from identity.people import index
from kernel.api import Api

app = Api(__name__)


@app.bus("identity.PersonChanged", batch=1, grants=["identity-people-1:BatchGetItem,DeleteItem,PutItem"])
def index_people(told: PersonChanged) -> None:
    index(told)
