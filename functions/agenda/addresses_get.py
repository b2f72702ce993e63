"""Say at which address programs reach one's calendar."""

from agenda.invitations import address_book
from agenda.invitations.reached import CalendarAddress
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = address_book()


@app.endpoint("GET /api/agenda/address", scope="agenda:read", grants=["agenda-by-address-1:PutItem"])
def get_address(caller: Caller) -> CalendarAddress:
    return ours.of(caller)
