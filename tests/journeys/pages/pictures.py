"""``python -m tests.journeys.pages.pictures FOLDER``: the pages of the agenda, as the guide shows them.

The demonstration is started in a folder of its own, filled a little more, and photographed with Debian's Chromium.
"""

import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import sync_playwright

from infra.identity.demo import EMAIL, PASSWORD
from tests.journeys.pages.conftest import ALONE
from tests.journeys.pages.people import token
from tests.journeys.running import Running
from tests.tools import tool

ZONE = "Europe/Berlin"
WINDOW = {"width": 1200, "height": 760}
HOURS = [{"begins": "09:00", "ends": "12:00"}, {"begins": "13:00", "ends": "17:00"}]
LINES = (
    "Sign the lease tomorrow at 10:00 p1 /Next",
    "Paint the small room next week p3 @walls /Next",
    "Order desks friday p2 @furniture /Ordered",
    "Ask the landlord about parking /Waiting",
)


def main(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as state:
        house = Running.start(Path(state), program="tests.journeys.unlimited")
        try:
            taken(house, folder)
        finally:
            house.stop()


def taken(house, folder: Path) -> None:
    """A picture of each page, of Olivia's week."""
    project = filled(house)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=tool("chromium"), args=ALONE)
        base = f"http://localhost:{house.port}"
        context = chromium.new_context(base_url=base, viewport=WINDOW, locale="en-GB", timezone_id=ZONE)
        page = context.new_page()
        page.goto("/book/olivia")
        page.get_by_role("region", name="Times on").get_by_role("button").first.wait_for()
        page.screenshot(path=folder / "booking-page.png")
        assert page.request.post("/api/auth/login", data={"email": EMAIL, "password": PASSWORD}).ok
        page.goto("/signed-out")
        page.evaluate("localStorage.setItem('stoa-signed-in', '')")
        today = date.today()  # noqa: DTZ011 - of this machine, as the demonstration has it
        page.goto(f"/agenda?view=week&day={today - timedelta(days=today.weekday() - 2)}")
        page.get_by_role("button", name="Standup").first.wait_for()
        page.screenshot(path=folder / "agenda.png")
        _calendars(page, folder)
        _form(page, folder)
        page.goto("/agenda/booking/olivia")
        page.get_by_role("complementary", name="What guests see").get_by_text("Olivia Bright").wait_for()
        page.screenshot(path=folder / "booking-editor.png")
        page.goto(f"/tasks/{project}")
        page.get_by_role("button", name="Sign the lease").first.wait_for()
        page.get_by_label("Add a task").press_sequentially("send invoices every last friday at 16:00 p2")
        page.get_by_text("Understood:").wait_for()
        page.screenshot(path=folder / "tasks-board.png")
        chromium.close()


FILE = b"""BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:regatta
DTSTART:20270407T090000Z
DURATION:PT3H
SUMMARY:Regatta
END:VEVENT
BEGIN:VEVENT
UID:dinner
DTSTART:20270407T190000Z
DTEND:20270407T100000Z
SUMMARY:Dinner
END:VEVENT
END:VCALENDAR
"""


def _calendars(page, folder: Path) -> None:
    """What is done beside the week: reminders of a calendar, sharing it, bringing a file in, following another."""
    page.get_by_role("button", name="Settings and sharing of Northwind team").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("checkbox", name="10 minutes before").check()
    dialog.get_by_role("checkbox", name="Send an email, too").scroll_into_view_if_needed()
    page.screenshot(path=folder / "calendar-reminders.png")
    dialog.get_by_text("Sharing", exact=True).click()
    dialog.get_by_label("For whom, or for what").fill("The rowing club")
    dialog.get_by_role("button", name="Make a link").click()
    dialog.get_by_role("button", name="Revoke").wait_for()
    dialog.evaluate("dialog => dialog.scrollTo(0, 0)")
    page.screenshot(path=folder / "calendar-sharing.png")
    dialog.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Import").click()
    file = {"name": "rowing.ics", "mimeType": "text/calendar", "buffer": FILE}
    dialog.get_by_label("Choose a calendar file").set_input_files(file)
    dialog.get_by_text("1 new, 1 left out").wait_for()
    page.screenshot(path=folder / "calendar-import.png")
    dialog.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Subscribe").click()
    dialog.get_by_label("Address of the calendar").fill("https://example.com/team.ics")
    page.screenshot(path=folder / "calendar-subscribing.png")
    dialog.get_by_role("button", name="Close").click()


def _form(page, folder: Path) -> None:
    """What is planned with others: a rule put together by hand, when everybody can, and a room that is free then."""
    page.get_by_role("button", name="New event").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Title").fill("Harbour round table")
    dialog.get_by_label("Begins at").fill("10:00")
    dialog.get_by_label("Guests").fill("eve@example.net, kay@example.org,")
    dialog.get_by_label("Repeats").select_option(label="Custom…")
    dialog.get_by_role("checkbox", name="Friday").check()
    dialog.get_by_role("status").get_by_text("Every week").wait_for()
    dialog.evaluate("dialog => dialog.scrollTo(0, 300)")
    page.screenshot(path=folder / "event-form.png")
    dialog.get_by_role("button", name="Find a room").click()
    dialog.get_by_role("button", name="Take: Blue room").wait_for()
    dialog.get_by_role("button", name="Hide the rooms").scroll_into_view_if_needed()
    dialog.evaluate("dialog => dialog.scrollTo(0, 740)")
    page.screenshot(path=folder / "event-rooms.png")
    dialog.get_by_role("button", name="Cancel").click()


ROOMS = (
    ("Blue room", 4, ["screen", "whiteboard"], "Second floor"),
    ("Hall", 40, ["screen", "stage"], "Ground floor"),
    ("Cabin", 2, [], "Second floor"),
)


def filled(house) -> str:
    """What the demonstration does not bring: a booking page, and a project; the project's id."""
    shown = {"Authorization": f"Bearer {token(house, EMAIL, PASSWORD)}"}
    person = house.ask("GET", "/api/auth/me", headers=shown)[1]["person"]
    week = dict.fromkeys(("mo", "tu", "we", "th", "fr"), HOURS)
    page = {
        "slug": "olivia",
        "title": "Meet Olivia",
        "description": "A call about canals, boats, and what we could build together.",
        "zone": ZONE,
        "hosts": [{"person": person, "hours": {"zone": ZONE, "week": week}}],
        "durations": [30, 60],
        "place": {"kind": "link", "detail": "https://meet.example.com/olivia"},
    }
    house.ask("POST", "/api/agenda/pages", page, shown)
    for name, seats, features, place in ROOMS:
        room = {"kind": "room", "name": name, "zone": ZONE, "capacity": seats, "features": features, "place": place}
        house.ask("POST", "/api/agenda/rooms", room, shown)
    sections = [{"name": name} for name in ("Next", "Ordered", "Waiting")]
    draft = {"name": "New office", "view": "board", "color": "#8e24aa", "sections": sections}
    project = house.ask("POST", "/api/agenda/projects", draft, shown)[1]["project_id"]
    for line in LINES:
        said = house.ask("POST", f"/api/agenda/projects/{project}/tasks/quick", {"text": line, "zone": ZONE}, shown)
        assert said[0] == 201, said
    return project


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
