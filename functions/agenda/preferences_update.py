"""Say how one likes to be reminded: by which letters, when not, and whether a letter tells of each day."""

from agenda.alerts import KeptPreferences, Preferences, alerts
from agenda.alerts.grants import ARMS
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = alerts()


@app.endpoint(
    "PUT /api/agenda/preferences",
    scope="agenda:write",
    grants=["agenda-people-1:BatchGetItem", *ARMS],
)
def update_preferences(caller: Caller, wanted: Preferences, expected: IfMatch) -> KeptPreferences:
    return ours.prefer(caller, wanted, expected)
