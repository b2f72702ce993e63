"""List one's projects in the trash."""

from agenda.projects import ProjectTrash, projects
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = projects()


@app.endpoint(
    "GET /api/agenda/projects/trash",
    scope="agenda:read",
    grants=[
        "agenda-projects-1/by-owner:Query",
    ],
)
def list_trash(caller: Caller) -> ProjectTrash:
    return ours.trash(caller)
