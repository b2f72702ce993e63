"""See whether somebody is to be reminded earlier than they would be, or no more, now that an event was changed."""

from agenda.alerts import heard
from agenda.alerts.grants import ARMS, HEARS, SILENCES
from contracts.agenda import EventChanged
from kernel.api import Api

app = Api(__name__)


@app.bus("agenda.EventChanged", grants=[*HEARS, *ARMS, *SILENCES], timeout=300)
def arm(changed: EventChanged) -> None:
    heard(changed)
