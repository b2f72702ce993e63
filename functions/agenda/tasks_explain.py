"""Show what is understood of a line, and where it stands, without adding anything."""

from datetime import UTC, datetime

from agenda.quickadd import Understood
from agenda.tasks.quick import Line, explained
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)


@app.endpoint("POST /api/agenda/tasks/explain", scope="agenda:read", grants=[])
def explain(caller: Caller, line: Line) -> Understood:  # noqa: ARG001 - whoever may see tasks
    return explained(line, datetime.now(UTC), "UTC")
