"""Know of people what the room identity tells: that they have a calendar and an inbox, are reminded, or left."""

from agenda.alerts import heeds
from agenda.house import movements
from agenda.house.grants import FOLLOWS
from contracts.identity import PersonChanged
from kernel.api import Api

app = Api(__name__)
ours, theirs = movements(), heeds()


@app.bus("identity.PersonChanged", grants=FOLLOWS, timeout=300)
def follow_person(told: PersonChanged) -> None:
    ours.follow(told)
    theirs.person(told.workspace, told.person)
