"""List what happens in a range of time in a calendar, for whoever knows an address of it."""

from agenda.happenings import Happenings, Range
from agenda.links import Token, showing
from kernel.api import Api

app = Api(__name__)
ours = showing()


@app.public(
    "GET /api/agenda/shared/{token}/events",
    limit="60/minute per address",
    grants=[
        "agenda-by-token-1:GetItem",
        "agenda-calendars-1:BatchGetItem",
        "agenda-events-1/by-time:Query",
    ],
    crosses="whoever knows the address is nobody here; its token says of which workspace it is",
    memory=1024,
)
def list_shared(token: Token, wanted: Range) -> Happenings:
    return ours.happenings(token, wanted)
