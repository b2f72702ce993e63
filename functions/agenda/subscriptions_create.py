"""Subscribe to a calendar that is elsewhere, by its address; what is in it comes soon, and again and again."""

from agenda.subscriptions.grants import MAKES
from agenda.subscriptions.subscribing import subscribing
from agenda.subscriptions.views import SubscriptionDraft, SubscriptionView
from kernel.api import Api
from kernel.callers import Caller
from kernel.once import Once

app = Api(__name__)
ours = subscribing()


@app.endpoint(
    "POST /api/agenda/subscriptions",
    scope="agenda:write",
    grants=[*MAKES, "shared-seal:GenerateDataKey"],
    limit="30/hour per caller",
    status=201,
    secret=True,
    memory=1024,
    timeout=29,
)
def create_subscription(caller: Caller, draft: SubscriptionDraft, once: Once) -> SubscriptionView:
    return ours.create(caller, draft, once)
