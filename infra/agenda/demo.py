"""The agenda's part of the demonstration: what the four of Northwind do around today, by the doors that all have."""

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from infra.agenda import northwind
from infra.agenda.northwind import ZONE, Days, Draft, guest
from infra.identity.demo import PATIENCE, signed_in
from infra.local.demo import Demo

OLIVIA, ADA, GRACE, ALAN = (f"{name}@example.com" for name in ("olivia", "ada", "grace", "alan"))
HOURS = [{"begins": "09:00", "ends": "12:00"}, {"begins": "13:00", "ends": "17:00"}]


@dataclass(frozen=True, slots=True)
class Somebody:
    """One of them, with the calendar that everybody has."""

    api: Demo
    person: str
    calendar: str

    @classmethod
    def of(cls, demo: Demo, email: str) -> "Somebody":
        """Sign in; who has just come has a calendar as soon as the agenda has heard of them."""
        api = signed_in(demo, email)

        def own() -> Any:
            there = api.request("GET", "/api/agenda/calendars")["items"]
            return next((each for each in there if each["default"]), None)

        calendar = _sight(own, f"{email} has a calendar")
        return cls(api, calendar["owner"], calendar["calendar_id"])

    def puts(self, *events: Draft, calendar: str = "") -> list[str]:
        """Put events into a calendar; their ids."""
        path = f"/api/agenda/calendars/{calendar or self.calendar}/events"
        return [self.api.request("POST", path, event)["event_id"] for event in events]

    def makes(self, name: str, color: str, **shares: str) -> str:
        """Make a calendar and share it."""
        draft = {"name": name, "color": color, "zone": ZONE}
        made = str(self.api.request("POST", "/api/agenda/calendars", draft)["calendar_id"])
        for grantee, role in shares.items():
            self.api.request("PUT", f"/api/agenda/calendars/{made}/shares/{grantee}", {"role": role})
        return made

    def answers(self, title: str, how: str, said: Draft) -> None:
        """Answer an invitation, as soon as it has come."""
        path = f"/api/agenda/calendars/{self.calendar}/events"

        def come() -> str | None:
            there = self.api.request("GET", path)["items"]
            return next((str(each["event_id"]) for each in there if each["event"].get("title") == title), None)

        self.api.request("POST", f"{path}/{_sight(come, f'{title} has come')}/{how}", said)


def seed(demo: Demo) -> None:
    """Let them share, meet, be booked and have something to do."""
    if demo.brief:
        return
    olivia, ada, grace, alan = (Somebody.of(demo, email) for email in (OLIVIA, ADA, GRACE, ALAN))
    days = Days(date.today())  # noqa: DTZ011 - of this machine, where it is looked at
    room = _rooms(olivia)
    grace.puts(northwind.review(days, room, {OLIVIA: "Olivia Bright", ADA: "Ada Lovelace", ALAN: "Alan Turing"}))
    olivia.puts(northwind.tea(days, ALAN), *northwind.of_olivia(days))
    team = olivia.makes("Northwind team", "#0b8043", workspace="write")
    olivia.puts(*northwind.of_the_team(days, room), calendar=team)
    ada.puts(*northwind.of_ada(days))
    ada.api.request("PATCH", f"/api/agenda/calendars/{ada.calendar}", {"color": "#ef6c00"})
    path = f"/api/agenda/calendars/{ada.calendar}/shares/person:{olivia.person}"
    ada.api.request("PUT", path, {"role": "read"})
    alan.puts(*northwind.of_alan(days), calendar=alan.makes("On call", "#8e24aa", workspace="read"))
    _booked(olivia, days)
    _office(olivia, {"Ada": ada, "Grace": grace, "Alan": alan})
    inbox = f"/api/agenda/projects/{_quick(olivia, '/api/agenda', 'Call the printer tomorrow at 9')['project_id']}"
    olivia.api.request("POST", f"{inbox}/tasks", {"task": northwind.watering(datetime.now(UTC))})
    olivia.api.request("PUT", "/api/agenda/preferences", {"daily": {"at": "07:30", "days": ["mo", "tu", "we", "th"]}})
    ada.answers("Design review", "reply", {"status": "accepted"})
    later = {"start": f"{days.ahead(2)}T16:30:00", "comment": "I am on a train until four."}
    alan.answers("Tea with Alan", "propose", later)


def _rooms(olivia: Somebody) -> Draft:
    """Set up what can be booked; the blue room, as it is invited."""
    blue = {"place": "Second floor", "capacity": 8, "features": ["screen", "whiteboard"]}
    made = olivia.api.request("POST", "/api/agenda/rooms", {"kind": "room", "name": "Blue room", "zone": ZONE, **blue})
    other = {"kind": "resource", "name": "Projector", "zone": ZONE, "features": ["HDMI"]}
    olivia.api.request("POST", "/api/agenda/rooms", other)
    return guest(made["address"], name="Blue room", kind="location")


def _booked(olivia: Somebody, days: Days) -> None:
    """Offer times to anybody, and let somebody take one."""
    week = dict.fromkeys(("mo", "tu", "we", "th", "fr"), HOURS)
    page = {
        "slug": "olivia",
        "title": "Meet Olivia",
        "description": "A call about canals, boats, and what we could build together.",
        "zone": ZONE,
        "hosts": [{"person": olivia.person, "hours": {"zone": ZONE, "week": week}}],
        "durations": [30, 60],
        "place": {"kind": "link", "detail": "https://meet.example.com/olivia"},
    }
    olivia.api.request("POST", "/api/agenda/pages", page)
    day = days.ahead(3)
    asked = f"from={day}&to={day}&zone={ZONE}&duration=30"
    times = olivia.api.request("GET", f"/api/agenda/pages/olivia/slots?{asked}")["days"][0]["begins"]
    kay = {"name": "Kay Keller", "email": "kay@example.org", "zone": ZONE, "locale": "en-GB"}
    olivia.api.request("POST", "/api/agenda/pages/olivia/bookings", {"begins": times[2], "duration": 30, "guest": kay})


def _office(olivia: Somebody, others: dict[str, Somebody]) -> None:
    """A project with tasks in sections, some of them of others, and what was said about one."""
    sections = [{"name": name} for name in northwind.SECTIONS]
    draft = {"name": "New office", "view": "board", "color": "#8e24aa", "sections": sections}
    made = olivia.api.request("POST", "/api/agenda/projects", draft)
    project = f"/api/agenda/projects/{made['project_id']}"
    for each in others.values():
        olivia.api.request("PUT", f"{project}/shares/person:{each.person}", {"role": "write"})
    tasks = [_quick(olivia, project, line) for line in northwind.LINES]
    painting = next(each for each in tasks if each["task"]["title"].startswith("Paint"))["task_id"]
    first, *_ = [_part(olivia, project, painting, title) for title in northwind.PAINTING]
    olivia.api.request("POST", f"{project}/tasks/{first}/complete")
    for name, text in northwind.COMMENTS:
        others[name].api.request("POST", f"{project}/tasks/{painting}/comments", {"text": text})
    yesterday = f"{datetime.now(UTC).date() - timedelta(days=1)}T00:00:00"
    late = {"title": "Return the old keys", "due": yesterday, "showWithoutTime": True, "priority": 1}
    keys = olivia.api.request("POST", f"{project}/tasks", {"task": late})["task_id"]
    olivia.api.request("POST", f"{project}/tasks/{keys}/move", {"section_id": made["sections"][0]["section_id"]})


def _quick(olivia: Somebody, project: str, line: str) -> Any:
    return olivia.api.request("POST", f"{project}/tasks/quick", {"text": line, "zone": ZONE})["task"]


def _part(olivia: Somebody, project: str, parent: str, title: str) -> str:
    made = olivia.api.request("POST", f"{project}/tasks", {"task": {"title": title}, "parent_id": parent})
    return str(made["task_id"])


def _sight(look: Any, what: str) -> Any:
    """What is seen, as soon as it is there: rooms tell each other what happened a moment later."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        if seen := look():
            return seen
        time.sleep(0.02)
    raise OSError(f"nothing came of waiting until {what}")
