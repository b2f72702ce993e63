"""Let calendars go for good that lay in the trash for thirty days, and forget what went thirty days ago."""

from agenda.house import trash
from agenda.house.grants import SWEEPS
from kernel.api import Api

app = Api(__name__)


@app.every(
    "1 day",
    grants=SWEEPS,
    crosses="calendars of every workspace age alike; each goes with that workspace bound",
    timeout=900,
)
def sweep() -> None:
    trash().sweep()
