"""Show how one likes to be reminded."""

from agenda.alerts import KeptPreferences, alerts
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = alerts()


@app.endpoint("GET /api/agenda/preferences", scope="agenda:read", grants=["agenda-bells-1:GetItem"])
def get_preferences(caller: Caller) -> KeptPreferences:
    return ours.preferences(caller)
