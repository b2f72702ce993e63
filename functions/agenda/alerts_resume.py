"""Ring the bells of those who have to see to something in a project that goes on, or that they see anew."""

from agenda.alerts import heeds
from contracts.agenda import ProjectChanged
from kernel.api import Api

app = Api(__name__)
ours = heeds()


@app.bus("agenda.ProjectChanged", grants=["agenda-alerts:SendMessage", "agenda-tasks-1:Query"], timeout=300)
def resume(changed: ProjectChanged) -> None:
    ours.project(changed)
