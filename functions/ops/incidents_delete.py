"""Take back an incident that was none."""

from uuid import UUID

from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch
from ops.incidents import IncidentId, incidents

app = Api(__name__)
ours = incidents()


@app.endpoint(
    "DELETE /api/ops/incidents/{incident_id}",
    scope="ops:write",
    grants=["ops-incidents-1:BatchGetItem", "ops-incidents-1:PutItem", "ops-incidents-1:UpdateItem"],
    status=204,
)
def delete_incident(caller: Caller, incident_id: UUID, expected: IfMatch) -> None:
    ours.remove(caller, IncidentId(str(incident_id)), expected)
