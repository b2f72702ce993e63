"""See what calendar is at an address before subscribing to it; nothing is kept."""

from agenda.subscriptions import subscriptions
from agenda.subscriptions.views import Address, SubscriptionPreview
from kernel.api import Api

app = Api(__name__)
ours = subscriptions()


@app.endpoint(
    "POST /api/agenda/subscriptions/preview",
    scope="agenda:write",
    limit="60/hour per caller",
    memory=1024,
    timeout=29,
)
def preview_subscription(wanted: Address) -> SubscriptionPreview:
    return ours.preview(wanted.url)
