"""Take the tasks of a file (RFC 5545), or of a project that Todoist exported; or say what would be taken."""

from uuid import UUID

from agenda.tasks import imports
from agenda.tasks.arriving import Arrived
from agenda.tasks.grants import TREES
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = imports()


@app.endpoint(
    "POST /api/agenda/projects/{project_id}/import",
    scope="agenda:write",
    grants=[
        "agenda-comments-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-people-1:BatchGetItem,Query",
        "agenda-projects-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-shelves-1:BatchGetItem",
        *TREES,
    ],
    limit="120/hour per caller",
    memory=1024,
    timeout=29,
)
def import_tasks(caller: Caller, project_id: UUID, data: bytes, *, preview: bool = False) -> Arrived:
    return ours.take(caller, str(project_id), data, preview=preview)
