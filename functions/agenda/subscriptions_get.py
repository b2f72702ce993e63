"""Show where a calendar comes from, when it was asked, and what went wrong."""

from uuid import UUID

from agenda.events.grants import ACCESS
from agenda.subscriptions.subscribing import subscribing
from agenda.subscriptions.views import SubscriptionView
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = subscribing()


@app.endpoint(
    "GET /api/agenda/calendars/{calendar_id}/subscription",
    scope="agenda:read",
    grants=[*ACCESS, "agenda-subscriptions-1:BatchGetItem", "shared-seal:Decrypt"],
    secret=True,
)
def get_subscription(caller: Caller, calendar_id: UUID) -> SubscriptionView:
    return ours.get(caller, str(calendar_id))
