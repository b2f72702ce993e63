"""Put calendars and projects, and what is in them, beside what other rooms hold, for who takes everything along."""

from agenda.house import exports
from contracts.identity import ExportWanted
from kernel.api import Api

app = Api(__name__)
ours = exports()


@app.bus(
    "identity.ExportWanted",
    grants=[
        "agenda-calendars-1:Query",
        "agenda-comments-1:Query",
        "agenda-events-1:Query",
        "agenda-people-1:Query",
        "agenda-projects-1:Query",
        "agenda-shelves-1:Query",
        "agenda-tasks-1:Query",
        "shared-exports/parts/*:PutObject",
    ],
    timeout=900,
)
def add_to_export(wanted: ExportWanted) -> None:
    ours.add(wanted)
