"""Change up to ninety tasks at once, get them done, put them elsewhere or into the trash: all of them, or none."""

from agenda.tasks import all_at_once
from agenda.tasks.bulk import Done, Operations
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = all_at_once()


@app.endpoint(
    "POST /api/agenda/tasks/bulk",
    scope="agenda:write",
    grants=[
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem",
        "agenda-tasks-1/by-modseq:Query",
        "agenda-tasks-1/by-path:Query",
        "agenda-tasks-1:BatchGetItem,PutItem,UpdateItem",
    ],
)
def change_tasks(caller: Caller, operations: Operations) -> Done:
    return ours.do(caller, operations)
