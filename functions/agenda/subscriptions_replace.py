"""Have a calendar come from another address; what that does not have goes, once it was read."""

from uuid import UUID

from agenda.events.grants import ACCESS
from agenda.subscriptions.grants import REPLACES
from agenda.subscriptions.subscribing import subscribing
from agenda.subscriptions.views import Address, SubscriptionView
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = subscribing()


@app.endpoint(
    "PUT /api/agenda/calendars/{calendar_id}/subscription",
    scope="agenda:write",
    grants=[*ACCESS, *REPLACES, "shared-seal:GenerateDataKey"],
    limit="30/hour per caller",
    secret=True,
    memory=1024,
    timeout=29,
)
def replace_subscription(caller: Caller, calendar_id: UUID, wanted: Address) -> SubscriptionView:
    return ours.replace(caller, str(calendar_id), wanted.url)
