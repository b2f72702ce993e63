"""What the links in letters of the agenda lead to: an answer, a decision, and how one wants to be reminded."""

import re
from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from tests.journeys.pages.barriers import everybodys
from tests.journeys.pages.people import bearer, calendar_of, leaving, link, registered

GUEST = "guest@example.org"
ALL_DAY = [{"begins": "00:00", "ends": "23:30"}]


def test_somebody_outside_is_invited_and_says_whether_they_come(house, page):
    shown = bearer(house, registered(house, "Ilja Host", "ilja"))
    calendar = calendar_of(house, shown)
    guest = {"roles": {"attendee": True}, "sendTo": {"imip": f"mailto:{GUEST}"}}
    soon = f"{datetime.now(UTC) + timedelta(weeks=2):%Y-%m-%d}T16:00:00"
    event = {"title": "Tea", "start": soon, "duration": "PT1H", "timeZone": "UTC"}
    path = f"/api/agenda/calendars/{calendar}/events"
    kept = house.ask("POST", path, {**event, "participants": {"g": guest}}, shown)[1]

    page.goto(link(house, GUEST, "reply").replace("#", "?answer=tentative#"))
    expect(page.get_by_role("heading", name="Tea")).to_be_visible()
    expect(page.get_by_text("You have not answered yet.")).to_be_visible()
    expect(page.get_by_role("button", name="Maybe")).to_be_focused()
    everybodys(page, "an invitation")
    page.get_by_label("A word to whoever invites").fill("With pleasure")
    page.get_by_role("button", name="Yes").click()
    expect(page.get_by_text("You said yes.")).to_be_visible()
    said = house.ask("GET", f"{path}/{kept['event_id']}", headers=shown)[1]["event"]["participants"]["g"]
    assert (said["participationStatus"], said["participationComment"]) == ("accepted", "With pleasure")
    page.goto("/reply#nonsense")
    expect(page.get_by_role("heading", name="This link does not work")).to_be_visible()


def test_a_host_agrees_to_what_was_asked_for_and_says_how_to_be_reminded_and_when_not(house, page, inside):
    email = registered(house, "Ada Host", "ada-host")
    shown = bearer(house, email)
    person = house.ask("GET", "/api/auth/me", headers=shown)[1]["person"]
    days = dict.fromkeys(("mo", "tu", "we", "th", "fr", "sa", "su"), ALL_DAY)
    host = {"person": person, "hours": {"zone": "UTC", "week": days}}
    wanted = {"slug": "ada-host", "title": "Meet Ada", "zone": "UTC", "approval": True, "notice": 0, "hosts": [host]}
    assert house.ask("POST", "/api/agenda/pages", wanted, shown)[0] == 201

    page.goto("/book/ada-host")
    page.get_by_role("button", name="The month after").click()
    page.get_by_role("region", name=re.compile("^Times on")).get_by_role("button").first.click()
    page.get_by_label("Your name").fill("Grace")
    page.get_by_label("Email address").fill("grace@example.net")
    page.get_by_role("button", name="Ask for this time").click()
    expect(page.get_by_role("heading", name="You have asked for it")).to_be_visible()
    (booking,) = house.ask("GET", "/api/agenda/pages/ada-host/bookings", headers=shown)[1]["items"]

    inside(email, at=f"/agenda/booking/ada-host/{booking['booking_id']}")
    everybodys(page, "a booking that waits")
    page.get_by_role("button", name="Agree").click()
    expect(page.get_by_text("It takes place.", exact=True)).to_be_visible()

    page.goto("/settings/reminders")
    page.get_by_label("Send me an email").select_option(label="For every reminder")
    page.get_by_label("Send me my day").check()
    everybodys(page, "reminders")
    page.get_by_label("Monday").uncheck()
    page.get_by_label("Tell me when somebody names me in a task or a comment").uncheck()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("Saved.")
    kept = house.ask("GET", "/api/agenda/preferences", headers=shown)[1]
    assert (kept["email"], kept["assignments"], kept["mentions"]) == ("always", True, False)
    assert sorted(kept["daily"]["days"]) == ["fr", "th", "tu", "we"]

    start = f"{datetime.now(UTC) + timedelta(minutes=10):%Y-%m-%dT%H:%M:%S}"
    alerts = {"1": {"@type": "Alert", "trigger": {"@type": "OffsetTrigger", "offset": "-PT10M"}}}
    event = {"title": "Tea", "start": start, "timeZone": "Etc/UTC", "alerts": alerts}
    path = f"/api/agenda/calendars/{calendar_of(house, shown)}/events"
    assert house.ask("POST", path, event, shown)[0] == 201
    page.goto(leaving(house, email))
    expect(page.get_by_role("heading", name="No more reminders by email?")).to_be_visible()
    everybodys(page, "fewer letters")
    assert house.ask("GET", "/api/agenda/preferences", headers=shown)[1]["email"] == "always", "to look is not to press"
    page.get_by_role("button", name="Send me no more of these").click()
    expect(page.get_by_role("heading", name="No more reminders come by email")).to_be_visible()
    page.get_by_role("link", name="Choose what you get").click()
    expect(page.get_by_label("Send me an email")).to_have_value("never")
    page.goto("/unsubscribe#acme.ada.daily.nonsense")
    page.get_by_role("button", name="Send me no more of these").click()
    expect(page.get_by_role("heading", name="This link does not work")).to_be_visible()
