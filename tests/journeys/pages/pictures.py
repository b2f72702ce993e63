"""``python -m tests.journeys.pages.pictures FOLDER``: the pages of the agenda, as the guide shows them.

The demonstration is started in a folder of its own, and photographed with Debian's Chromium.
"""

import sys
import tempfile
from base64 import b64encode
from datetime import date
from pathlib import Path

from playwright.sync_api import sync_playwright

from infra.agenda.northwind import Days
from infra.identity.demo import EMAIL, PASSWORD
from tests.journeys.pages.conftest import ALONE
from tests.journeys.pages.people import token
from tests.journeys.running import Running
from tests.tools import tool

ZONE = "Europe/Berlin"
WINDOW = {"width": 1200, "height": 760}
UPPER = {"x": 0, "y": 0, "width": 1200, "height": 480}
"""As much as there is something to be seen of where little is."""


def main(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as state:
        house = Running.start(Path(state), program="tests.journeys.unlimited", demo="whole")
        try:
            taken(house, folder)
        finally:
            house.stop()


def taken(house, folder: Path) -> None:
    """A picture of each page, of Olivia's week."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=tool("chromium"), args=ALONE)
        base = f"http://localhost:{house.port}"
        day = Days(date.today()).ahead(1)  # noqa: DTZ011 - of this machine, as the demonstration has it
        _first_look(chromium, base, (f"/agenda?view=week&day={day}", "/", f"/tasks/{project(house)}"), folder)
        page = opened(chromium, base)
        page.goto("/book/olivia")
        page.get_by_role("region", name="Times on").get_by_role("button").first.wait_for()
        page.screenshot(path=folder / "booking-page.png")
        entered(page, EMAIL)
        page.goto("/")
        _comes(page)
        page.screenshot(path=folder / "home.png")
        page.goto(f"/agenda?view=week&day={day}")
        page.get_by_role("button", name="Standup").first.wait_for()
        page.get_by_role("button", name="Design review").first.wait_for()
        page.screenshot(path=folder / "agenda.png")
        page.get_by_role("button", name="Design review").first.click()
        page.get_by_role("dialog").get_by_text("Do you come?").wait_for()
        page.screenshot(path=folder / "invitation-waiting.png")
        page.get_by_role("dialog").get_by_role("button", name="Close").click()
        page.get_by_role("button", name="Standup").first.click()
        page.get_by_role("dialog").get_by_role("button", name="Delete").click()
        page.get_by_text("Only this one").wait_for()
        page.screenshot(path=folder / "repeating.png")
        page.goto(f"/agenda?view=week&day={day}")
        _calendars(page, folder)
        _form(page, folder)
        page.goto("/agenda/booking/olivia")
        page.get_by_role("complementary", name="What guests see").get_by_text("Olivia Bright").wait_for()
        page.screenshot(path=folder / "booking-editor.png")
        page.goto("/agenda/rooms")
        page.get_by_text("Blue room").first.wait_for()
        page.screenshot(path=folder / "rooms-page.png", clip=UPPER)
        page.goto("/tasks/today")
        page.get_by_role("button", name="Move to today").wait_for()
        page.screenshot(path=folder / "tasks-today.png", clip=UPPER)
        page.goto(f"/tasks/{project(house)}")
        page.get_by_role("button", name="Sign the lease").first.wait_for()
        page.get_by_label("Add a task").press_sequentially("send invoices every last friday at 16:00 p2")
        page.get_by_text("Understood:").wait_for()
        page.screenshot(path=folder / "tasks-board.png")
        _selected(page, folder)
        _room(chromium, base, day, folder)
        chromium.close()


def opened(chromium, base: str, **how):
    """A page of a browser that nobody has used before."""
    manner = {"locale": "en-GB", "timezone_id": ZONE, "reduced_motion": "reduce"}
    context = chromium.new_context(base_url=base, viewport=WINDOW, **manner, **how)
    return context.new_page()


def _comes(page) -> None:
    """Wait until the first page says what comes next, and what is to be done."""
    page.get_by_role("region", name="What comes next").get_by_role("link", name="Design review").first.wait_for()
    page.get_by_role("link", name="Water the plants").wait_for()


LOOK = """
<style>
  body { margin: 0; width: 1400px; height: 560px; box-sizing: border-box; padding: 28px; background: #e9e4db;
    display: grid; grid: 1fr 1fr / 800px 1fr; gap: 24px }
  div { border-radius: 12px; background: top left / cover; box-shadow: 0 12px 36px rgb(60 40 20 / 16%) }
  div:first-child { grid-row: span 2 }
</style>
"""
"""A picture of three, which README begins with."""

SHARP = 1.5
"""So many dots of it are a pixel, for screens that have more of them."""


def _first_look(chromium, base: str, pages: tuple[str, ...], folder: Path) -> None:
    """A week, the first page, and what is to be done for a project, side by side."""
    page = opened(chromium, base, device_scale_factor=SHARP)
    entered(page, EMAIL)
    shown = []
    for each in pages:
        page.goto(each)
        page.get_by_text("Design review" if "agenda" in each else "Return the old keys").first.wait_for()
        page.wait_for_load_state("networkidle")
        shown.append(f"data:image/png;base64,{b64encode(page.screenshot()).decode()}")
    page.set_viewport_size({"width": 1400, "height": 560})
    page.goto("about:blank")
    page.set_content(LOOK + "".join(f"<div style='background-image: url({each})'></div>" for each in shown))
    page.wait_for_load_state("networkidle")
    page.screenshot(path=folder / "first-look.png")
    page.context.close()


PARTS = ("Buy paint", "Cover the floor")
"""What of painting a room is still to be done."""


def _selected(page, folder: Path) -> None:
    """What is part of a task, and some of it selected."""
    page.get_by_label("Add a task").fill("")
    page.get_by_text("List", exact=True).click()
    page.locator(".board").wait_for(state="detached")  # the buttons beside it move until then
    page.get_by_role("listitem").filter(has_text=PARTS[0]).wait_for()
    page.get_by_role("button", name="Select", exact=True).click()
    for title in PARTS:
        page.get_by_role("checkbox", name=f"Select: {title}").check()
    page.get_by_role("button", name="Priority", exact=True).click()
    page.screenshot(path=folder / "tasks-selected.png")


def _room(chromium, base: str, day: date, folder: Path) -> None:
    """What Grace sees of her own event: who comes, and that the room does."""
    page = opened(chromium, base)
    entered(page, "grace@example.com")
    page.goto(f"/agenda?view=week&day={day}")
    page.get_by_role("button", name="Design review").first.click()
    page.get_by_role("dialog").get_by_text("Blue room").last.wait_for()
    page.screenshot(path=folder / "rooms.png")


def entered(page, email: str) -> None:
    """Be signed in already."""
    assert page.request.post("/api/auth/login", data={"email": email, "password": PASSWORD}).ok
    page.goto("/signed-out")
    page.evaluate("localStorage.setItem('stoa-signed-in', '')")


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
    dialog.get_by_label("Begins at").fill("12:00")
    dialog.get_by_label("Repeats").select_option(label="Custom…")
    dialog.get_by_role("checkbox", name="Friday").check()
    dialog.get_by_role("status").get_by_text("Every week").wait_for()
    dialog.get_by_label("Guests").fill("grace@example.com, eve@example.net,")
    dialog.get_by_text("Grace Hopper").first.wait_for()
    dialog.get_by_label("Repeats").evaluate(
        "at => at.closest('.field').scrollIntoView() || at.closest('dialog').scrollBy(0, -12)"
    )
    page.screenshot(path=folder / "event-form.png")
    dialog.get_by_label("Repeats").select_option(label="Does not repeat")
    dialog.get_by_role("button", name="Find a time").click()
    dialog.get_by_role("region", name="When everybody can").get_by_role("button", name="12:00").first.wait_for()
    dialog.get_by_role("button", name="Find a room").click()
    dialog.get_by_role("button", name="Take: Blue room").wait_for()
    dialog.get_by_role("button", name="Hide the times").evaluate("at => at.scrollIntoView()")
    page.screenshot(path=folder / "event-time.png")
    dialog.get_by_label("Place").evaluate("at => at.scrollIntoView()")
    page.screenshot(path=folder / "event-rooms.png")
    dialog.get_by_role("button", name="Cancel").click()


def project(house) -> str:
    """The id of the project that the demonstration brings."""
    shown = {"Authorization": f"Bearer {token(house, EMAIL, PASSWORD)}"}
    there = house.ask("GET", "/api/agenda/projects", headers=shown)[1]["items"]
    return next(each["project_id"] for each in there if each["name"] == "New office")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
