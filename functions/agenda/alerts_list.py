"""List what one was reminded of."""

from agenda.alerts import Alert, alerts
from kernel.api import Api
from kernel.callers import Caller
from kernel.pages import Listing, Page

app = Api(__name__)
ours = alerts()


@app.endpoint(
    "GET /api/agenda/alerts",
    scope="agenda:read",
    grants=["agenda-alerts-1:Query", "shared-signing:GetSecretValue"],
)
def list_alerts(caller: Caller, page: Page) -> Listing[Alert]:
    return ours.page(caller, page)
