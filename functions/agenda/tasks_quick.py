"""Add a task by a line: pay rent every 1st at 9am p1."""

from uuid import UUID

from agenda.tasks import by_a_line
from agenda.tasks.quick import Line, QuickTask
from kernel.api import Api
from kernel.callers import Caller
from kernel.once import Once

app = Api(__name__)
ours = by_a_line()


@app.endpoint(
    "POST /api/agenda/projects/{project_id}/tasks/quick",
    scope="agenda:write",
    grants=[
        "agenda-people-1:BatchGetItem,Query",
        "agenda-projects-1:BatchGetItem",
        "agenda-shelves-1:Query",
        "agenda-tasks-1:BatchGetItem,PutItem,UpdateItem",
    ],
    status=201,
)
def add_quickly(caller: Caller, project_id: UUID, line: Line, once: Once) -> QuickTask:
    return ours.add(caller, str(project_id), line, once)
