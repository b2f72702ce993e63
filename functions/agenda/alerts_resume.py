"""Ring the bells of those who have to see to something in a project that goes on; one in the trash reminds nobody."""

from agenda.alerts import resumed
from agenda.alerts.grants import AWAY
from contracts.agenda import ProjectChanged
from kernel.api import Api

app = Api(__name__)


@app.bus(
    "agenda.ProjectChanged",
    grants=[*AWAY, "agenda-alerts:SendMessage", "agenda-projects-1:BatchGetItem", "agenda-tasks-1:Query"],
    timeout=300,
)
def resume(changed: ProjectChanged) -> None:
    resumed(changed)
