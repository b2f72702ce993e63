"""Show the tasks that a filter wants, of the projects that one sees."""

from uuid import UUID

from agenda.filters import Found, filters
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = filters()


@app.endpoint(
    "GET /api/agenda/filters/{filter_id}/tasks",
    scope="agenda:read",
    grants=[
        "agenda-filters-1:GetItem",
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem",
        "agenda-shelves-1:Query",
        "agenda-tasks-1/by-place:Query",
    ],
)
def show_filter(caller: Caller, filter_id: UUID) -> Found:
    return ours.show(caller, str(filter_id))
