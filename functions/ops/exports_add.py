"""Put the incidents of a workspace beside what other rooms hold, for who takes everything along."""

from contracts.identity import ExportWanted
from kernel.api import Api
from ops.exports import exports

app = Api(__name__)
ours = exports()


@app.bus(
    "identity.ExportWanted",
    grants=["ops-incidents-1:Query", "shared-exports/parts/*:PutObject"],
    timeout=300,
)
def add_to_export(wanted: ExportWanted) -> None:
    ours.add(wanted)
