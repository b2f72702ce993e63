"""Say how an incident goes on."""

from uuid import UUID

from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch
from ops.incidents import Incident, IncidentId, IncidentUpdate, incidents

app = Api(__name__)
ours = incidents()


@app.endpoint(
    "PATCH /api/ops/incidents/{incident_id}",
    scope="ops:write",
    grants=["ops-incidents-1:BatchGetItem", "ops-incidents-1:PutItem", "ops-incidents-1:UpdateItem"],
)
def update_incident(caller: Caller, incident_id: UUID, update: IncidentUpdate, expected: IfMatch) -> Incident:
    return ours.update(caller, IncidentId(str(incident_id)), update, expected)
