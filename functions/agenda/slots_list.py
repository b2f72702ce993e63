"""List the times that can be booked on a page, by the days of whoever looks."""

from agenda.booking import bookings
from agenda.booking.grants import FINDS, READS
from agenda.booking.page import Slug
from agenda.booking.shown import Days, FreeTimes
from kernel.api import Api

app = Api(__name__)
ours = bookings()


@app.public(
    "GET /api/agenda/pages/{slug}/slots",
    limit="1200/hour per address",
    grants=[*FINDS, *READS, "agenda-pages-1:GetItem", "agenda-people-1:BatchGetItem"],
    crosses="whoever books is nobody here",
    memory=1024,
)
def list_slots(slug: Slug, wanted: Days) -> FreeTimes:
    return ours.slots(slug, wanted)
