"""Find tasks by words that are in them, or in what was said about them, in all projects that one sees."""

from agenda.tasks import search
from agenda.tasks.finding import TasksFound, Wanted
from kernel.api import Api
from kernel.callers import Caller
from kernel.pages import Page

app = Api(__name__)
ours = search()


@app.endpoint(
    "GET /api/agenda/tasks/search",
    scope="agenda:read",
    grants=[
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem",
        "agenda-shelves-1:Query",
        "agenda-tasks-1:BatchGetItem",
        "agenda-words-1:Query",
        "shared-signing:GetSecretValue",
    ],
)
def search_tasks(caller: Caller, wanted: Wanted, page: Page) -> TasksFound:
    return ours.of(caller, wanted, page)
