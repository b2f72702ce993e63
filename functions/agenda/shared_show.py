"""Show a calendar to whoever knows an address of it."""

from agenda.links import SharedCalendar, Token, showing
from kernel.api import Api

app = Api(__name__)
ours = showing()


@app.public(
    "GET /api/agenda/shared/{token}",
    limit="60/minute per address",
    grants=["agenda-by-token-1:GetItem", "agenda-calendars-1:BatchGetItem"],
    crosses="whoever knows the address is nobody here; its token says of which workspace it is",
)
def show_shared(token: Token) -> SharedCalendar:
    return ours.calendar(token)
