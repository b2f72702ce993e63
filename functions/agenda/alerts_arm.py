"""See whether somebody is to be reminded earlier than they would be, now that an event was changed."""

from agenda.alerts import heard
from agenda.alerts.grants import ARMS, LOOKS
from contracts.agenda import EventChanged
from kernel.api import Api

app = Api(__name__)


@app.bus("agenda.EventChanged", grants=["agenda-events-1:GetItem", *ARMS, *LOOKS], timeout=60)
def arm(changed: EventChanged) -> None:
    heard(changed)
