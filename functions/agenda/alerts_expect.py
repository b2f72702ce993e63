"""See whether somebody is to be reminded earlier than they would be, or no more, now that a task was changed."""

from agenda.alerts import expected
from agenda.alerts.grants import ARMS, SILENCES
from contracts.agenda import TaskChanged
from kernel.api import Api

app = Api(__name__)


@app.bus(
    "agenda.TaskChanged",
    grants=[
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem",
        "agenda-shelves-1:BatchGetItem",
        "agenda-tasks-1:GetItem",
        *ARMS,
        *SILENCES,
    ],
    timeout=60,
)
def expect(changed: TaskChanged) -> None:
    expected(changed)
