"""List all that is in a calendar, page by page: a series is one event."""

from uuid import UUID

from agenda.events import CalendarEvent, looking
from agenda.events.grants import ACCESS
from kernel.api import Api
from kernel.callers import Caller
from kernel.pages import Listing, Page

app = Api(__name__)
ours = looking()


@app.endpoint(
    "GET /api/agenda/calendars/{calendar_id}/events",
    scope="agenda:read",
    grants=[*ACCESS, "agenda-events-1:Query", "shared-signing:GetSecretValue"],
)
def page_events(caller: Caller, calendar_id: UUID, page: Page) -> Listing[CalendarEvent]:
    return ours.page(caller, str(calendar_id), page)
