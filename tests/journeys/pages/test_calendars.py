"""Calendars: what they are called and remind of, whom they are shared with, and what is in the trash."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.pages.barriers import everybodys
from tests.journeys.pages.days import THURSDAY, TUESDAY, WEDNESDAY, WEEK, full
from tests.journeys.pages.people import bearer, joined, registered


@pytest.fixture(scope="module")
def email(house):
    return registered(house, "Cato Calendar", "cato")


def managed(page, name):
    """The dialog of a calendar, from the list beside the week."""
    page.get_by_role("button", name=f"Settings and sharing of {name}").click()
    return page.get_by_role("dialog", name=name, exact=True)


def test_a_calendar_is_shared_with_a_colleague_and_by_a_link_that_is_revoked(house, page, inside, email):
    grace = joined(house, email, "gilda@example.com", "Gilda Guest")
    shown = bearer(house, email)
    made = house.ask("POST", "/api/agenda/calendars", {"name": "Fencing"}, shown)[1]["calendar_id"]
    said = {"title": "Final", "start": f"{WEDNESDAY}T18:00:00", "duration": "PT2H", "timeZone": "UTC"}
    house.ask("POST", f"/api/agenda/calendars/{made}/events", said, shown)
    inside(email, at=WEEK)
    dialog = managed(page, "Fencing")
    dialog.get_by_text("Sharing", exact=True).click()
    dialog.get_by_label("Add people or groups").fill("gil")
    dialog.get_by_role("button", name="Gilda Guest").click()
    gilda = dialog.get_by_role("combobox", name="What Gilda Guest may do")
    expect(gilda).to_have_value("read")
    gilda.select_option("write")
    dialog.get_by_role("combobox", name="What Everybody in the workspace may do").select_option("free-busy")

    dialog.get_by_label("For whom, or for what").fill("The club")
    dialog.get_by_role("button", name="Make a link").click()
    feed = dialog.get_by_role("textbox", name="A secret address").input_value()
    expect(dialog.get_by_role("listitem").filter(has_text="The club")).to_contain_text("All events")
    everybodys(page, "sharing")
    assert page.request.get(feed).ok
    stranger = page.context.new_page()
    shared = dialog.get_by_role("textbox", name="A page for people").input_value()
    stranger.goto(shared.replace("#", f"?view=month&day={WEDNESDAY}#"))
    stranger.get_by_role("button", name="Final").click()
    expect(stranger.get_by_role("dialog", name="Final")).to_contain_text(full(WEDNESDAY))
    stranger.get_by_role("button", name="Close").click()
    everybodys(stranger, "a calendar by a link")
    dialog.get_by_role("button", name="Revoke: The club").click()
    page.get_by_role("dialog", name=re.compile("^Revoke")).get_by_role("button", name="Revoke").click()
    expect(dialog.get_by_text("No link shows it.")).to_be_visible()
    assert page.request.get(feed).status == 404
    stranger.reload()
    expect(stranger.get_by_text("This link shows nothing")).to_be_visible()

    listed = house.ask("GET", "/api/agenda/calendars", headers=bearer(house, grace))[1]["items"]
    assert {each["name"]: each["role"] for each in listed}["Fencing"] == "write"


def test_a_calendar_reminds_is_thrown_away_and_comes_back_with_what_was_deleted_from_it(house, page, inside, email):
    shown = bearer(house, email)
    made = house.ask("POST", "/api/agenda/calendars", {"name": "Rowing"}, shown)[1]["calendar_id"]
    events = f"/api/agenda/calendars/{made}/events"
    said = {"title": "Regatta", "start": f"{THURSDAY}T09:00:00", "duration": "PT2H", "timeZone": "UTC"}
    kept = house.ask("POST", events, said, shown)[1]["event_id"]
    house.ask("DELETE", f"{events}/{kept}", headers=shown)
    inside(email, at=WEEK)
    dialog = managed(page, "Rowing")
    dialog.get_by_label("Name").fill("Rowing club")
    dialog.get_by_role("group", name="Remind me", exact=True).get_by_label("15 minutes before").check()
    dialog.get_by_role("checkbox", name="Send an email, too").check()
    everybodys(page, "settings of a calendar")
    dialog.get_by_role("button", name="Save").click()
    club = managed(page, "Rowing club")
    assert house.ask("GET", f"/api/agenda/calendars/{made}", headers=shown)[1]["alerts"] == [
        {"offset": "-PT15M", "relative_to": "start", "action": "email"}
    ]
    club.get_by_text("Deleted events").click()
    club.get_by_role("button", name="Restore: Regatta").click()
    expect(club.get_by_text("Nothing was deleted.")).to_be_visible()
    club.get_by_role("button", name="Close").click()
    regatta = page.locator(".agenda-picture").get_by_role("button", name="Regatta")
    expect(regatta).to_have_count(1)

    managed(page, "Rowing club").get_by_role("button", name="Throw away").click()
    page.get_by_role("dialog", name="Throw away Rowing club?").get_by_role("button", name="Throw away").click()
    expect(regatta).to_have_count(0)
    page.get_by_role("button", name="Trash").click()
    page.get_by_role("dialog").get_by_role("button", name="Restore: Rowing club").click()
    expect(page.get_by_text("No calendar was thrown away.")).to_be_visible()
    everybodys(page, "the trash")
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    expect(regatta).to_have_count(1)


FILE = f"""BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:heat
DTSTART:{WEDNESDAY:%Y%m%d}T090000Z
DURATION:PT1H
SUMMARY:Heat
END:VEVENT
BEGIN:VEVENT
UID:over
DTSTART:{WEDNESDAY:%Y%m%d}T090000Z
DTEND:{TUESDAY:%Y%m%d}T090000Z
END:VEVENT
END:VCALENDAR
""".encode()


def test_a_file_is_looked_at_brought_in_and_taken_out_again(page, inside, email):
    inside(email, at=WEEK)
    page.get_by_role("button", name="Import").click()
    dialog = page.get_by_role("dialog", name="Import a calendar file")
    dialog.get_by_label("Choose a calendar file").set_input_files(
        {"name": "races.ics", "mimeType": "text/calendar", "buffer": FILE}
    )
    expect(dialog.get_by_text("1 new, 1 left out")).to_be_visible()
    expect(dialog.get_by_role("row", name=re.compile("^12 DTEND"))).to_contain_text("it ends before it begins")
    everybodys(page, "an import")
    heat = page.locator(".agenda-picture").get_by_role("button", name="Heat")
    expect(heat).to_have_count(0)
    dialog.get_by_role("button", name="Import 1 event").click()
    expect(dialog.get_by_text("It is in your calendar.")).to_be_visible()
    dialog.get_by_role("button", name="Close").click()
    expect(heat).to_have_count(1)

    dialog = managed(page, "Cato Calendar")
    dialog.get_by_text("Files", exact=True).click()
    with page.expect_download() as taken:
        dialog.get_by_role("button", name="Download").click()
    assert taken.value.suggested_filename == "cato-calendar.ics"
    assert "SUMMARY:Heat" in taken.value.path().read_text()
    page.get_by_role("button", name="Close").click()
