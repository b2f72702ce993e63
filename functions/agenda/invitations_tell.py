"""Tell those who are invited to an event that it is new, otherwise, or cancelled."""

from agenda.invitations import tell
from kernel.api import Api
from kernel.changes import Change

app = Api(__name__)


@app.stream(
    "agenda-events-1",
    grants=[
        "agenda-by-address-1:PutItem",
        "agenda-calendars-1:BatchGetItem",
        "agenda-invitations-1:PutItem",
        "agenda-invitations:SendMessage",
        "agenda-people-1:BatchGetItem",
    ],
    timeout=60,
)
def tell_invited(change: Change) -> None:
    tell(change)
