"""Ring the bells of those whom a calendar may remind of more than before: it reminds otherwise, or they see it anew."""

from agenda.alerts import heeds
from agenda.alerts.grants import HEEDS
from contracts.agenda import CalendarChanged
from kernel.api import Api

app = Api(__name__)
ours = heeds()


@app.bus("agenda.CalendarChanged", grants=[*HEEDS, "agenda-shelves-1/by-minded:Query"], timeout=300)
def heed(changed: CalendarChanged) -> None:
    ours.calendar(changed)
