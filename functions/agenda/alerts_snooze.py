"""Be reminded of something again, in so many minutes."""

from uuid import UUID

from agenda.alerts import Alert, AlertId, Snooze, alerts
from agenda.alerts.grants import ARMS
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = alerts()


@app.endpoint(
    "POST /api/agenda/alerts/{alert_id}/snooze",
    scope="agenda:write",
    grants=["agenda-alerts-1:BatchGetItem,GetItem,PutItem,UpdateItem", *ARMS],
    status=200,
)
def snooze_alert(caller: Caller, alert_id: UUID, wanted: Snooze) -> Alert:
    return ours.snooze(caller, AlertId(str(alert_id)), wanted)
