"""Ring the bells of those whom a calendar may remind of more than before; what lies in the trash reminds nobody."""

from agenda.alerts import heeded
from agenda.alerts.grants import AWAY, HEEDS
from contracts.agenda import CalendarChanged
from kernel.api import Api

app = Api(__name__)


@app.bus("agenda.CalendarChanged", grants=[*HEEDS, *AWAY, "agenda-shelves-1/by-minded:Query"], timeout=300)
def heed(changed: CalendarChanged) -> None:
    heeded(changed)
