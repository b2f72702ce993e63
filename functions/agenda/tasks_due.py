"""List what one has to see to in all projects before some moment, what is overdue first.

Without `before` that is what is due within a week.
"""

from agenda.tasks import StoredTask, due
from kernel.api import Api
from kernel.callers import Caller
from kernel.moments import Moment
from kernel.pages import Listing, Page

app = Api(__name__)
ours = due()


@app.endpoint(
    "GET /api/agenda/tasks/due",
    scope="agenda:read",
    grants=[
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem",
        "agenda-tasks-1/by-due:Query",
        "agenda-tasks-1:BatchGetItem",
        "shared-signing:GetSecretValue",
    ],
)
def list_due(caller: Caller, page: Page, before: Moment | None = None) -> Listing[StoredTask]:
    return ours.page(caller, before, page)
