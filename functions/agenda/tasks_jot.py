"""Add a task by a line, to the project that it names, or else to one's inbox."""

from agenda.tasks import by_a_line
from agenda.tasks.quick import Line, QuickTask
from kernel.api import Api
from kernel.callers import Caller
from kernel.once import Once

app = Api(__name__)
ours = by_a_line()


@app.endpoint(
    "POST /api/agenda/tasks/quick",
    scope="agenda:write",
    grants=[
        "agenda-people-1:BatchGetItem,Query",
        "agenda-projects-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-shelves-1:BatchGetItem,PutItem,Query,UpdateItem",
        "agenda-tasks-1:BatchGetItem,PutItem,UpdateItem",
    ],
    status=201,
)
def jot(caller: Caller, line: Line, once: Once) -> QuickTask:
    return ours.jot(caller, line, once)
