"""The page where everybody comes in: what comes next, and what is to be done by tonight."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from tests.journeys.pages.barriers import everybodys
from tests.journeys.pages.people import bearer, calendar_of, registered


def test_whoever_comes_in_sees_what_comes_next_and_what_is_to_be_done(house, page, inside):
    email = registered(house, "Hedy Home", "hedy-home")
    shown = bearer(house, email)
    inside(email)
    expect(page.get_by_text("Nothing is planned for the next seven days.")).to_be_visible()
    expect(page.get_by_text("Nothing has to be done today.")).to_be_visible()

    assert house.ask("PATCH", "/api/auth/me", {"locale": "en-GB"}, shown)[0] == 200
    soon = datetime.now(UTC).replace(hour=15, minute=0, second=0, microsecond=0, tzinfo=None) + timedelta(days=1)
    tea = {"title": "Tea with Ada", "start": soon.isoformat(), "duration": "PT1H", "timeZone": "Etc/UTC"}
    events = f"/api/agenda/calendars/{calendar_of(house, shown)}/events"
    assert house.ask("POST", events, tea, shown)[0] == 201
    for line in ("call the bank today", "water the plants tomorrow"):
        assert house.ask("POST", "/api/agenda/tasks/quick", {"text": line, "zone": "Etc/UTC"}, shown)[0] == 201
    page.reload()
    due = page.get_by_role("region", name="To do today")
    expect(due.get_by_role("link", name="call the bank Today")).to_be_visible()
    expect(due.get_by_text("water the plants")).to_have_count(0)
    expect(page.get_by_text("Tomorrow, 15:00"), "by the clock of the agenda").to_be_visible()
    everybodys(page, "home")

    page.get_by_role("region", name="What comes next").get_by_role("link", name="Tea with Ada").click()
    expect(page.get_by_role("dialog", name="Tea with Ada")).to_be_visible()
    page.go_back()
    due.get_by_role("link", name="call the bank Today").click()
    expect(page.get_by_role("dialog", name="call the bank")).to_be_visible()
