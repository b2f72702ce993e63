"""Be reminded of something no more, here or by other programs that have the same event."""

from uuid import UUID

from agenda.alerts import Alert, AlertId, alerts
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = alerts()


@app.endpoint(
    "POST /api/agenda/alerts/{alert_id}/dismiss",
    scope="agenda:write",
    grants=[
        "agenda-alerts-1:BatchGetItem,GetItem,PutItem,UpdateItem",
        "agenda-calendars-1:BatchGetItem",
        "agenda-events-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-people-1:BatchGetItem",
        "agenda-projects-1:BatchGetItem",
        "agenda-tasks-1:BatchGetItem,PutItem,UpdateItem",
    ],
    status=200,
)
def dismiss_alert(caller: Caller, alert_id: UUID) -> Alert:
    return ours.dismiss(caller, AlertId(str(alert_id)))
