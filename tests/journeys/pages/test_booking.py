"""What guests see who have no account: a page on which they find a time, and their booking."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.journeys.pages.barriers import everybodys
from tests.journeys.pages.people import bearer, letters, link, registered
from tests.waiting import until

DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
ALL_DAY = [{"begins": "08:00", "ends": "12:00"}, {"begins": "13:00", "ends": "18:00"}]


@pytest.fixture(scope="module")
def offered(house):
    """Somebody with a booking page, and where it is."""
    shown = bearer(house, registered(house, "Bea Host", "bea"))
    person = house.ask("GET", "/api/auth/me", headers=shown)[1]["person"]
    wanted = {
        "slug": "bea",
        "title": "Meet Bea",
        "zone": "Europe/Berlin",
        "durations": [30, 60],
        "notice": 0,
        "horizon": 120,
        "hosts": [{"person": person, "hours": {"zone": "Europe/Berlin", "week": dict.fromkeys(DAYS, ALL_DAY)}}],
        "questions": [{"key": "topic", "label": "What is it about?", "required": True}],
    }
    answered = house.ask("POST", "/api/agenda/pages", wanted, shown)
    assert answered[0] == 201, answered
    return "/book/bea"


def times(page):
    return page.get_by_role("region", name=re.compile("^Times on")).get_by_role("button")


def in_a_month_without_today(page):
    page.get_by_role("button", name="The month after").click()
    expect(times(page)).to_have_count(18)


def test_a_guest_books_a_time_is_faster_than_another_moves_it_and_cancels(house, page, offered):
    page.goto(offered)
    expect(page.get_by_role("heading", name="Meet Bea")).to_be_visible()
    in_a_month_without_today(page)
    everybodys(page, "a booking page")
    page.get_by_label("Time zone").select_option("America/New_York")
    in_a_month_without_today(page)
    shown = page.get_by_role("button", pressed=True)
    was = shown.get_attribute("data-day")
    shown.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", pressed=True)).not_to_have_attribute("data-day", was)
    times(page).first.click()

    page.get_by_label("Your name").fill("Grace Hopper")
    page.get_by_label("Email address").fill("grace@example.com")
    page.get_by_role("button", name="Book it").click()
    expect(page.get_by_label("What is it about?")).to_be_focused()
    page.get_by_label("What is it about?").fill("Compilers")

    def somebody_was_faster(route):
        sent = route.request.post_data_json
        asked = {**sent, "guest": {"name": "Fast", "email": "fast@example.com", "zone": "UTC"}}
        assert house.ask("POST", "/api/agenda/pages/bea/bookings", asked, key=False)[0] == 201
        return route.continue_()

    page.route("**/bookings", somebody_was_faster, times=1)
    page.get_by_role("button", name="Book it").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Somebody was faster")
    alert.get_by_role("button").first.click()
    with page.expect_response("**/bookings") as answered:
        page.get_by_role("button", name="Book it").click()
    booked = json.loads(answered.value.text())
    everybodys(page, "what was booked")

    page.goto(f"/booking#{booked['ticket']}")
    expect(page.get_by_text("grace@example.com")).to_be_visible()
    assert page.evaluate("location.hash") == ""
    page.reload()
    page.get_by_role("button", name="Move it").click()
    in_a_month_without_today(page)
    times(page).last.click()
    page.get_by_role("button", name="Move it here").click()
    expect(page.get_by_role("status")).to_contain_text("It is moved.")
    page.get_by_role("button", name="Cancel it").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Why, if you like to say").fill("I am ill.")
    dialog.get_by_role("button", name="Cancel it").click()
    expect(page.get_by_role("heading", name="It is cancelled")).to_be_visible()
    expect(page.get_by_text("I am ill.")).to_be_visible()


def test_a_guest_confirms_by_the_link_of_a_letter_and_until_then_it_is_kept(house, page, offered):
    shown = bearer(house, registered(house, "Cleo Host", "cleo"))
    person = house.ask("GET", "/api/auth/me", headers=shown)[1]["person"]
    week = dict.fromkeys(DAYS, ALL_DAY)
    hosts = [{"person": person, "hours": {"zone": "Europe/Berlin", "week": week}}]
    wanted = {"slug": "cleo", "title": "Meet Cleo", "zone": "Europe/Berlin", "confirm_email": True, "hosts": hosts}
    assert house.ask("POST", "/api/agenda/pages", wanted, shown)[0] == 201
    page.goto("/book/cleo")
    expect(page.get_by_text("You confirm it by a link that we send you")).to_be_visible()
    page.get_by_role("button", name="The month after").click()
    times(page).first.click()
    page.get_by_label("Your name").fill("Grace Hopper")
    page.get_by_label("Email address").fill("grace.hopper@example.com")
    page.get_by_role("button", name="Book it").click()
    expect(page.get_by_role("heading", name="One step more")).to_be_visible()
    expect(page.get_by_text("We sent a letter to grace.hopper@example.com")).to_be_visible()
    everybodys(page, "a time that is kept")

    page.goto(link(house, "grace.hopper@example.com", "booking"))
    expect(page.get_by_role("heading", name="One step more")).to_be_visible()
    everybodys(page, "a booking to confirm")
    page.get_by_role("button", name="Confirm it").click()
    expect(page.get_by_role("heading", name="It is booked")).to_be_visible()
    expect(page.get_by_role("button", name="Move it")).to_be_visible()


def test_a_guest_brings_others_along(house, page):
    shown = bearer(house, registered(house, "Gerda Host", "gerda"))
    person = house.ask("GET", "/api/auth/me", headers=shown)[1]["person"]
    hosts = [{"person": person, "hours": {"zone": "Europe/Berlin", "week": dict.fromkeys(DAYS, ALL_DAY)}}]
    wanted = {"slug": "gerda", "title": "Meet Gerda", "zone": "Europe/Berlin", "allow_guests": True, "hosts": hosts}
    assert house.ask("POST", "/api/agenda/pages", wanted, shown)[0] == 201
    page.goto("/book/gerda")
    page.get_by_role("button", name="The month after").click()
    times(page).first.click()
    page.get_by_label("Your name").fill("Grace Hopper")
    page.get_by_label("Email address", exact=True).fill("grace.hopper@example.com")
    page.get_by_role("button", name="Add guests").click()
    page.get_by_label("Email address of guest 1").fill("kay@example.com")
    for number, typed in ((2, "zoe"), (3, "nell@example.com")):
        page.get_by_role("button", name="Add another").click()
        page.get_by_label(f"Email address of guest {number}").fill(typed)
    page.get_by_role("button", name="Book it").click()
    expect(page.get_by_label("Email address of guest 2")).to_be_focused()
    everybodys(page, "who comes along")
    page.get_by_role("button", name="Leave out guest 2").click()
    expect(page.get_by_label("Email address of guest 2")).to_have_value("nell@example.com")
    page.get_by_role("button", name="Book it").click()
    expect(page.get_by_role("heading", name="It is booked")).to_be_visible()
    expect(page.get_by_text("kay@example.com")).to_be_visible()
    expect(page.get_by_text("nell@example.com")).to_be_visible()
    told = until(lambda: next(letters(house, "kay@example.com"), None), otherwise=lambda: "nobody wrote to Kay")
    assert "Grace Hopper" in told


def test_what_is_not_there_is_said_and_not_a_form(page, house):
    page.goto("/book/nobody-has-this")
    expect(page.get_by_role("heading", name="This page is closed")).to_be_visible()
    page.goto("/booking#acme.x.y.z")
    expect(page.get_by_role("heading", name="This link does not work")).to_be_visible()
