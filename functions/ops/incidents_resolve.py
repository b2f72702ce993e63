"""Say that an incident is over."""

from uuid import UUID

from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch
from ops.incidents import Incident, IncidentId, IncidentNote, incidents

app = Api(__name__)
ours = incidents()


@app.endpoint(
    "POST /api/ops/incidents/{incident_id}/resolve",
    scope="ops:write",
    grants=["ops-incidents-1:BatchGetItem", "ops-incidents-1:PutItem", "ops-incidents-1:UpdateItem"],
)
def resolve_incident(caller: Caller, incident_id: UUID, note: IncidentNote, expected: IfMatch) -> Incident:
    return ours.resolve(caller, IncidentId(str(incident_id)), note, expected)
