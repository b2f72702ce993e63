"""People with calendars whom anybody can book, kept as production keeps them."""

from datetime import UTC, datetime, timedelta

from agenda.booking.page import Page
from agenda.booking.rows import pages
from agenda.booking.service import Bookings
from agenda.booking.shown import BookingDraft, Days
from agenda.booking.slugs import Where, claimed
from agenda.booking.table import BookingTable
from agenda.events.model import CalendarEvent, identified
from tests.functions.agenda.offices import Office
from tests.layers.agenda.booking.pages import ALWAYS

MONDAY = datetime(2027, 6, 7, tzinfo=UTC)
GRACE = {"name": "Grace", "email": "grace@example.com", "zone": "America/New_York"}


class Town(Office):
    """On a Monday at midnight."""

    def __init__(self):
        super().__init__()
        self.bookings = Bookings(BookingTable(), now=lambda: MONDAY)

    def host(self, name, zone="UTC", **more):
        hours = {"zone": zone, "week": ALWAYS}
        return {"person": name, "hours": hours, "calendars": [self.default(name)], **more}

    def page(self, *hosts, slug="ada-30", **said):
        usual = {
            "page_id": f"0192f0c1-2b7c-7cc3-98c4-{hash(slug) % 10**12:012}",
            "slug": slug,
            "owner": "ada",
            "title": "Half an hour",
            "zone": "UTC",
            "notice": 0,
            "horizon": 30,
            "hosts": hosts or [self.host("ada")],
            "kind": "person" if len(hosts) < 2 else "round-robin",
        }
        made = Page.model_validate(usual | said)
        return pages().create(self.workspace, made, along=[claimed(slug, Where(self.workspace, made.page_id))])

    def begun(self, slug="ada-30", zone="UTC", duration=None):
        """When a booking may begin, on that Monday."""
        days = Days(**{"from": "2027-06-07", "to": "2027-06-07"}, zone=zone, duration=duration)
        return [each for day in self.bookings.slots(slug, days).days for each in day.begins]

    def busy(self, begins, minutes, name="ada", **said):
        """Something that somebody has to do."""
        usual = {"@type": "Event", "uid": f"{name}-{begins}", "updated": "2027-01-01T00:00:00Z", "timeZone": "UTC"}
        body = {**usual, "start": f"{begins:%Y-%m-%dT%H:%M:%S}", "duration": f"PT{minutes}M", **said}
        it = CalendarEvent(calendar_id=self.default(name), event_id=identified(body["uid"]), event=body)
        self.events.put(self.account(name), it)

    @property
    def events(self):
        from agenda.events.rows import journal

        return journal()

    def account(self, name="ada"):
        from agenda.events.rows import account

        return account(self.workspace, self.default(name))

    def entries(self, name="ada"):
        """What stands in somebody's calendar, by when it starts."""
        from kernel.pages import Page as Paging

        found = self.events.page(self.account(name), Paging(limit=200)).items
        return sorted((it.event["start"][8:16], it.event.get("status")) for it in found)

    def book(self, hours=9, slug="ada-30", **more):
        return self.bookings.book(slug, self.wanted(hours, **more))

    @staticmethod
    def wanted(hours=9, **more):
        begins = (MONDAY + timedelta(hours=hours)).isoformat()
        return BookingDraft.model_validate({"begins": begins, "duration": 30, "guest": GRACE, **more})
