"""Open an incident."""

from kernel.api import Api
from kernel.callers import Caller
from kernel.once import Once
from ops.incidents import Incident, IncidentDraft, incidents

app = Api(__name__)
ours = incidents()


@app.endpoint(
    "POST /api/ops/incidents",
    scope="ops:write",
    limit="60/minute per workspace",
    grants=["ops-incidents-1:BatchGetItem", "ops-incidents-1:PutItem", "ops-incidents-1:UpdateItem"],
    status=201,
)
def create_incident(caller: Caller, draft: IncidentDraft, once: Once) -> Incident:
    return ours.open(caller, draft, once)
