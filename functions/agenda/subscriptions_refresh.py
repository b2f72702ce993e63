"""Have a calendar asked for what is new at once: at most once a minute."""

from uuid import UUID

from agenda.events.grants import ACCESS
from agenda.subscriptions import subscriptions
from agenda.subscriptions.grants import LINE
from agenda.subscriptions.views import SubscriptionView
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = subscriptions()


@app.endpoint(
    "POST /api/agenda/calendars/{calendar_id}/subscription/refresh",
    scope="agenda:read",
    grants=[*ACCESS, "agenda-subscriptions-1:BatchGetItem,PutItem", LINE],
    limit="60/hour per caller",
    status=202,
    secret=True,
)
def refresh_subscription(caller: Caller, calendar_id: UUID) -> SubscriptionView:
    return ours.refresh(caller, str(calendar_id))
