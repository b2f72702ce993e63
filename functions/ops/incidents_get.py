"""Show one incident."""

from uuid import UUID

from kernel.api import Api
from kernel.callers import Caller
from ops.incidents import Incident, IncidentId, incidents

app = Api(__name__)
ours = incidents()


@app.endpoint("GET /api/ops/incidents/{incident_id}", scope="ops:read", grants=["ops-incidents-1:GetItem"])
def get_incident(caller: Caller, incident_id: UUID) -> Incident:
    return ours.get(caller.workspace, IncidentId(str(incident_id)))
