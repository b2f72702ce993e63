"""Calendars that come from elsewhere, and those that are too large to be given at once."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from tests.journeys.pages.barriers import everybodys
from tests.journeys.pages.days import WEDNESDAY, WEEK, later
from tests.journeys.pages.people import bearer, calendar_of, registered


def managed(page, name):
    """The dialog of a calendar, from the list beside the week."""
    page.get_by_role("button", name=f"Settings and sharing of {name}").click()
    return page.get_by_role("dialog", name=name, exact=True)


def test_who_follows_a_calendar_sees_how_it_goes_and_why_nothing_comes_any_more(house, page, inside):
    email = registered(house, "Fanny Follows", "fanny-follows")
    shown = bearer(house, email)
    kept = f"/api/agenda/calendars/{calendar_of(house, shown)}"
    parade = {"title": "Parade", "start": f"{WEDNESDAY}T10:00:00", "duration": "PT1H", "timeZone": "UTC"}
    assert house.ask("POST", f"{kept}/events", parade, shown)[0] == 201
    link = house.ask("POST", f"{kept}/links", {"role": "read", "name": "myself"}, shown)[1]
    inside(email, at=WEEK)
    parades = page.locator(".agenda-picture").get_by_role("button", name=re.compile("^Parade"))
    expect(parades).to_have_count(1)

    page.get_by_role("button", name="Subscribe").click()
    asking = page.get_by_role("dialog", name="Subscribe to a calendar")
    address = asking.get_by_label("Address of the calendar")
    address.fill("http://example.com/team.ics")
    asking.get_by_role("button", name="Look").click()
    expect(asking.get_by_text("An address begins with https:// or webcal://")).to_be_visible()
    address.fill(f"http://localhost:{house.port}/ical/{link['token']}.ics")
    asking.get_by_role("button", name="Look").click()
    expect(asking.get_by_text("1 event", exact=True)).to_be_visible()
    asking.get_by_label("Name").fill("The town")
    everybodys(page, "a calendar to subscribe to")
    asking.get_by_role("button", name="Subscribe").click()
    expect(asking).to_have_count(0)

    dialog = managed(page, "The town")
    state = dialog.get_by_role("region", name="How it goes")
    refresh = state.get_by_role("button", name="Refresh now")
    expect(state).to_contain_text("from localhost")
    refresh.click()
    expect(state).to_contain_text("Up to date")
    expect(refresh).not_to_have_attribute("aria-busy", "true")
    assert house.ask("DELETE", f"{kept}/links/{link['link_id']}", headers=shown)[0] == 204
    refresh.click()
    expect(state).to_contain_text("Nothing comes")
    expect(state).to_contain_text("There is nothing at this address, or not any more")
    expect(state).to_contain_text("What is here stays, and it is asked again.")
    everybodys(page, "a calendar from which nothing comes")
    state.get_by_role("button", name="Another address").click()
    state.get_by_label("Address of the calendar").fill(f"http://localhost:{house.port}/ical/nonsense.ics")
    state.get_by_role("button", name="Save").click()
    expect(state).to_contain_text(re.compile("nothing at this address"))
    dialog.get_by_role("button", name="Close").click()
    expect(parades.first).to_be_visible()


def test_a_calendar_that_is_too_large_to_be_given_at_once_is_made_into_a_file_and_fetched(house, page, inside):
    email = registered(house, "Lars Large", "lars-large")
    shown = bearer(house, email)
    path = f"/api/agenda/calendars/{calendar_of(house, shown)}/events"
    for day in range(70):
        start = f"{later(WEDNESDAY, 2) + timedelta(days=day)}T10:00:00"  # after what is looked at
        log = {"title": f"Log {day}", "start": start, "description": "fair wind, " * 5_900}
        assert house.ask("POST", path, log, shown)[0] == 201
    inside(email, at=WEEK)
    dialog = managed(page, "Lars Large")
    dialog.get_by_text("Files", exact=True).click()
    export = dialog.get_by_role("region", name="Export")
    export.get_by_role("button", name="Download").click()
    expect(export.get_by_text("The file is being made; you may close this meanwhile.")).to_be_visible()
    made = export.get_by_text(re.compile("^The file was made"))
    expect(made).to_be_visible()
    dialog.get_by_role("button", name="Close").click()
    dialog = managed(page, "Lars Large")  # whoever comes back finds it
    dialog.get_by_text("Files", exact=True).click()
    expect(made).to_be_visible()
    everybodys(page, "an export that was made")
    with page.expect_download() as taken:
        export.locator("button.link").click()
    assert taken.value.suggested_filename == "lars-large.ics"
    written = taken.value.path().read_text()
    assert written.count("BEGIN:VEVENT") == 70
    assert "SUMMARY:Log 69" in written
