"""Put calendars and projects, and what is in them, beside what other rooms hold, for who takes everything along."""

from agenda.house import exports
from agenda.house.grants import EXPORTS
from contracts.identity import ExportWanted
from kernel.api import Api

app = Api(__name__)
ours = exports()


@app.bus(
    "identity.ExportWanted",
    grants=EXPORTS,
    timeout=900,
)
def add_to_export(wanted: ExportWanted) -> None:
    ours.add(wanted)
