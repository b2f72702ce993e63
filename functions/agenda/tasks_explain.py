"""Show what is understood of a line, and where it stands, without adding anything."""

from agenda.quickadd import Understood
from agenda.tasks import by_a_line
from agenda.tasks.quick import Line
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = by_a_line()


@app.endpoint("POST /api/agenda/tasks/explain", scope="agenda:read", grants=["agenda-people-1:BatchGetItem"])
def explain(caller: Caller, line: Line) -> Understood:
    return ours.explain(caller, line)
