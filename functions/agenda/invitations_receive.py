"""Take letters that come to the calendars of people and rooms, and put them aside."""

from agenda.invitations import comes
from kernel.api import Api
from kernel.received import Received

app = Api(__name__)


@app.received(
    "agenda-inbound",
    grants=["agenda-by-address-1:GetItem", "agenda-post:SendMessage"],
    crosses="whose calendar it is, its address says",
)
def receive(mail: Received) -> None:
    comes(mail)
