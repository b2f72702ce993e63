"""Make a task of an event, or of one of its times, which links back to it; however often, there is one in a project."""

from uuid import UUID

from agenda.events import Ref
from agenda.planning import Paired, ToDo, planning
from kernel.api import Api
from kernel.callers import Caller
from kernel.once import Once

app = Api(__name__)
ours = planning()


@app.endpoint(
    "POST /api/agenda/calendars/{calendar_id}/events/{event_id}/task",
    scope="agenda:write",
    grants=[
        "agenda-calendars-1:BatchGetItem",
        "agenda-events-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-shelves-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-tasks-1:BatchGetItem,PutItem,UpdateItem",
    ],
    status=201,
)
def make_task(caller: Caller, calendar_id: UUID, event_id: UUID, to_do: ToDo, once: Once) -> Paired:
    return ours.to_do(caller, Ref.of(calendar_id, event_id), to_do, once)
