"""List the calendars that you subscribed to and, if you look after those, the workspace's: how each goes."""

from agenda.subscriptions import subscriptions
from agenda.subscriptions.views import Followed
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = subscriptions()


@app.endpoint(
    "GET /api/agenda/subscriptions",
    scope="agenda:read",
    grants=["agenda-calendars-1/by-owner:Query", "agenda-subscriptions-1:BatchGetItem"],
)
def list_subscriptions(caller: Caller) -> Followed:
    return ours.all(caller)
