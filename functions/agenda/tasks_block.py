"""Take time for a task in a calendar: an event that links back to it; however often, there is one at a time."""

from uuid import UUID

from agenda.planning import Block, Paired, planning
from kernel.api import Api
from kernel.callers import Caller
from kernel.once import Once

app = Api(__name__)
ours = planning()


@app.endpoint(
    "POST /api/agenda/projects/{project_id}/tasks/{task_id}/event",
    scope="agenda:write",
    grants=[
        "agenda-calendars-1:BatchGetItem",
        "agenda-events-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem",
        "agenda-tasks-1:BatchGetItem,PutItem,UpdateItem",
    ],
    status=201,
)
def block_time(caller: Caller, project_id: UUID, task_id: UUID, block: Block, once: Once) -> Paired:
    return ours.time_for(caller, str(project_id), str(task_id), block, once)
