"""Booking pages as their hosts see them: one is made as a guest would find it, and what is booked is answered."""

import re

from playwright.sync_api import expect

from tests.journeys.pages.barriers import everybodys
from tests.journeys.pages.people import bearer, joined, registered, section
from tests.waiting import until

DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
ALL_DAY = [{"begins": "08:00", "ends": "18:00"}]


def times(page):
    return page.get_by_role("region", name=re.compile("^Times on")).get_by_role("button")


def test_a_page_is_made_with_what_guests_see_beside_it(house, page, inside):
    inside(registered(house, "Hetty Hours", "hetty"), at="/agenda/booking")
    expect(page.get_by_text("Nobody can book a time with you yet.")).to_be_visible()
    page.get_by_role("link", name="New booking page").click()
    preview = page.get_by_role("complementary", name="What guests see")
    page.get_by_label("Title").fill("Half an hour")
    expect(preview.get_by_role("heading", name="Half an hour")).to_be_visible()
    page.get_by_role("checkbox", name="1 hour").check()
    expect(preview).to_contain_text("30 min, 1 hour")
    page.get_by_role("textbox", name="Address").fill("hetty")
    page.get_by_label("Monday, until").fill("08:00")
    page.get_by_role("button", name="Add a question").click()
    page.get_by_label("Question", exact=True).fill("What is it about?")
    expect(preview).to_contain_text("What is it about? (if you like)")
    everybodys(page, "the editor of a booking page")
    page.get_by_role("button", name="Make the page").click()
    expect(page.get_by_label("Monday, from")).to_be_focused()
    expect(page.get_by_text("Monday: it ends before it begins.")).to_be_visible()
    page.get_by_label("Monday, until").fill("12:00")
    page.get_by_role("button", name="The hours of Monday for all days that are on").click()
    expect(page.get_by_label("Friday, until")).to_have_value("12:00")
    page.get_by_role("button", name="Make the page").click()
    expect(page.get_by_text("/book/hetty", exact=True)).to_be_visible()
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Open in a new tab: Half an hour").click()
    expect(opened.value.get_by_role("heading", name="Half an hour")).to_be_visible()
    opened.value.close()

    page.get_by_role("link", name="New booking page").click()
    page.get_by_label("Title").fill("Another")
    page.get_by_role("textbox", name="Address").fill("hetty")
    page.get_by_role("button", name="Make the page").click()
    expect(page.get_by_role("textbox", name="Address")).to_be_focused()
    expect(page.get_by_text("Another page has this address.")).to_be_visible()
    page.get_by_role("link", name="Cancel").click()

    page.get_by_role("link", name="Change: Half an hour").click()
    page.get_by_label("Guests confirm their address").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("Saved.")
    page.get_by_label("Open: Half an hour").click()
    expect(page.get_by_role("status")).to_contain_text("It is closed")
    page.get_by_role("button", name="Delete: Half an hour").click()
    expect(page.get_by_text("/book/hetty", exact=True)).to_have_count(0)
    page.get_by_role("status").get_by_role("button", name="Undo").last.click()
    expect(page.get_by_label("Open: Half an hour")).not_to_be_checked()


def test_what_is_booked_is_agreed_to_moved_and_cancelled_by_its_host(house, page, inside):
    email = registered(house, "Hosea Host", "hosea")
    shown = bearer(house, email)
    person = house.ask("GET", "/api/auth/me", headers=shown)[1]["person"]
    hosts = [{"person": person, "hours": {"zone": "UTC", "week": dict.fromkeys(DAYS, ALL_DAY)}}]
    wanted = {"slug": "hosea", "title": "Advice", "zone": "UTC", "notice": 0, "approval": True, "hosts": hosts}
    assert house.ask("POST", "/api/agenda/pages", wanted, shown)[0] == 201
    inside(email, at="/agenda/booking")
    day = page.evaluate("new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)")
    slots = f"/api/agenda/pages/hosea/slots?from={day}&to={day}&zone=UTC"
    first = house.ask("GET", slots, key=False)[1]["days"][0]["begins"][0]
    guest = {"name": "Guthrie Guest", "email": "guthrie@example.com", "zone": "UTC"}
    asked = {"begins": first, "duration": 30, "guest": guest}
    assert house.ask("POST", "/api/agenda/pages/hosea/bookings", asked, key=False)[0] == 201

    page.reload()
    coming = section(page, "To come")
    expect(coming).to_contain_text("Waits for you")
    everybodys(page, "one's booking pages")
    coming.get_by_role("button", name="Agree: Guthrie Guest").click()
    expect(coming.get_by_text("Waits for you")).to_have_count(0)
    coming.get_by_role("button", name="Move: Guthrie Guest").click()
    dialog = page.get_by_role("dialog", name="Another time for Guthrie Guest")
    times(dialog).last.click()
    everybodys(page, "another time for a booking")
    dialog.get_by_role("button", name=re.compile("^Move it to .*5:30")).click()
    expect(dialog).to_have_count(0)
    expect(coming.get_by_text(re.compile("5:30.PM"))).to_be_visible()
    coming.get_by_role("button", name="Cancel it: Guthrie Guest").click()
    page.get_by_role("dialog").get_by_label("Why, if you like to say").fill("I am ill.")
    page.get_by_role("dialog").get_by_role("button", name="Cancel it").click()
    expect(coming).to_contain_text("Nothing is booked yet.")


def test_the_list_says_which_host_is_gone(house, page, inside):
    email = registered(house, "Hilda Host", "hilda")
    shown = bearer(house, email)
    gone = bearer(house, joined(house, email, "gerd-gone@example.com", "Gerd Gone"))
    people = [house.ask("GET", "/api/auth/me", headers=each)[1]["person"] for each in (shown, gone)]
    hosts = [{"person": each, "hours": {"zone": "UTC", "week": dict.fromkeys(DAYS, ALL_DAY)}} for each in people]
    team = {"slug": "hilda", "title": "With both of us", "zone": "UTC", "kind": "collective", "hosts": hosts}
    made = until(
        lambda: house.ask("POST", "/api/agenda/pages", team, shown)[0] == 201, otherwise=lambda: "nobody knows of Gerd"
    )
    assert made
    assert house.ask("POST", f"/api/workspace/people/{people[1]}/deactivate", {}, shown)[0] in {200, 204}
    until(
        lambda: house.ask("GET", "/api/agenda/pages", headers=shown)[1]["items"][0]["absent"],
        otherwise=lambda: "nobody is gone",
    )
    inside(email, at="/agenda/booking")
    expect(section(page, "Yours")).to_contain_text("Gerd Gone is gone")
    everybodys(page, "booking pages of which a host is gone")
