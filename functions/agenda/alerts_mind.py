"""Ring the bell of who wants to be reminded otherwise of what is in a calendar or a project, or has it back."""

from agenda.alerts import minded
from agenda.alerts.grants import HEEDS
from kernel.api import Api
from kernel.changes import Change

app = Api(__name__)


@app.stream("agenda-shelves-1", grants=HEEDS, timeout=60)
def mind(change: Change) -> None:
    minded(change)
