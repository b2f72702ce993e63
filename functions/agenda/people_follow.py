"""Know of the people of each workspace what the room identity tells."""

from agenda.people import people
from contracts.identity import PersonChanged
from kernel.api import Api

app = Api(__name__)
ours = people()


@app.bus("identity.PersonChanged", grants=["agenda-people-1:BatchGetItem,PutItem"])
def follow_person(told: PersonChanged) -> None:
    ours.follow(told)
