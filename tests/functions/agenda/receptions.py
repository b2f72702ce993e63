"""A page on which Ada can be booked around the clock, and guests who do, two days from now."""

from datetime import UTC, datetime, timedelta

from functions.agenda import bookings_create, events_create, pages_create
from tests.layers.agenda.booking.pages import ALWAYS

GRACE = {"name": "Grace", "email": "grace@example.com", "zone": "America/New_York"}


class Reception:
    def __init__(self, invoke, office):
        self.invoke, self.office = invoke, office
        today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        self.day = today + timedelta(days=2)  # by every clock

    def draft(self, *people, slug="ada-30", **said):
        hosts = [{"person": each, "hours": {"zone": "UTC", "week": ALWAYS}} for each in people or ("ada",)]
        kind = "person" if len(hosts) == 1 else "round-robin"
        return {"slug": slug, "title": "Half an hour", "zone": "UTC", "hosts": hosts, "kind": kind, "notice": 0, **said}

    def page(self, *people, caller=None, **said):
        made = self.invoke(pages_create, body=self.draft(*people, **said), caller=caller or self.office.ada)
        assert made.status == 201, made.text
        return made.json

    def at(self, hours):
        return (self.day + timedelta(hours=hours)).isoformat()

    def wanted(self, hours=9, **said):
        return {"begins": self.at(hours), "duration": 30, "guest": GRACE, **said}

    def book(self, hours=9, slug="ada-30", **said):
        return self.invoke(bookings_create, slug=slug, body=self.wanted(hours, **said))

    def busy(self, hours, name="ada"):
        """Something that somebody has to do then."""
        event = {"@type": "Event", "title": "Tea", "start": f"{self.day + timedelta(hours=hours):%Y-%m-%dT%H:%M:%S}"}
        body = {**event, "timeZone": "Etc/UTC", "duration": "PT1H"}
        at, caller = self.office.default(name), {**self.office.ada, "person": name}
        made = self.invoke(events_create, calendar_id=at, caller=caller, body=body)
        assert made.status == 201, made.text

    def entries(self, name="ada"):
        """What stands in somebody's calendar."""
        from agenda.events.rows import account, journal
        from kernel.pages import Page

        found = journal().page(account(self.office.workspace, self.office.default(name)), Page(limit=100)).items
        return sorted((it.event["start"][11:16], it.event.get("status", "confirmed")) for it in found)
