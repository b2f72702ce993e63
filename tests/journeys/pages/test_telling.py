"""What guests hear of a change: whoever makes it is asked before, may say why, and can take it back in time."""

import json
import urllib.request

import pytest
from playwright.sync_api import expect

from agenda.events.model import identified
from tests.journeys.pages.barriers import everybodys
from tests.journeys.pages.days import FRIDAY, THURSDAY, TUESDAY, WEDNESDAY, WEEK, later
from tests.journeys.pages.forms import block
from tests.journeys.pages.people import bearer, calendar_of, joined, registered
from tests.waiting import until


@pytest.fixture(scope="module")
def host(house):
    return registered(house, "Hana Host", "hana-host")


@pytest.fixture(scope="module")
def guest(house, host):
    return joined(house, host, "gwen-guest@example.com", "Gwen Guest")


@pytest.fixture
def meeting(house, host, guest):
    """Have Hana invite Gwen; what is answered looks at Gwen's copy, and is where Hana has it."""
    hers, mine = bearer(house, guest), bearer(house, host)
    there, here = calendar_of(house, hers), calendar_of(house, mine)

    def meeting(title, **more):
        asked = {"sendTo": {"imip": f"mailto:{guest}"}, "roles": {"attendee": True}, "expectReply": True}
        said = {"title": title, "duration": "PT1H", "timeZone": "UTC", "participants": {"gwen": asked}, **more}
        status, made = house.ask("POST", f"/api/agenda/calendars/{here}/events", said, mine)
        assert status == 201, made
        path = f"/api/agenda/calendars/{there}/events/{made['event_id']}"

        def copy():
            return house.ask("GET", path, headers=hers)[1].get("event")

        until(copy, otherwise=lambda: f"{title} did not come to whom it was for")
        return copy, f"/api/agenda/calendars/{here}/events/{made['event_id']}"

    return meeting


OLD = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:old-meeting@example.org\r\nSEQUENCE:2\r\n"
    "SUMMARY:Old meeting\r\n{rule}"
    "DTSTAMP:20260901T080000Z\r\nDTSTART;TZID=America/New_York:{day:%Y%m%d}T100000\r\nDURATION:PT1H\r\n"
    'DESCRIPTION:Bring <b>cake</b><br><a href="https://example.com/cake">recipe</a>\r\n'
    "ORGANIZER:mailto:{host}\r\nATTENDEE:mailto:{guest}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def brought(house, calendar_id, bearer, host, guest, day, uid="old-meeting", rule=""):
    """The id of an event that came in a file."""
    text = OLD.format(host=host, guest=guest, day=day, rule=rule).replace("old-meeting", uid)
    where = f"{house.url}/api/agenda/calendars/{calendar_id}/import"
    file = urllib.request.Request(where, text.encode(), {"Content-Type": "text/calendar", **bearer}, method="POST")
    with urllib.request.urlopen(file) as answer:
        assert json.load(answer)["created"] == 1
    return identified(f"{uid}@example.org")


def owner(event):
    return next(each for each in event["participants"].values() if "owner" in each["roles"])


def test_whoever_cancels_is_asked_first_and_what_is_taken_back_was_told_to_nobody(page, inside, host, meeting):
    copy, _ = meeting("Round table", start=f"{WEDNESDAY}T10:00:00")
    before = copy()
    inside(host, at=WEEK)
    page.clock.install()
    block(page, "Round table").click()
    page.get_by_role("button", name="Delete").click()
    asking = page.get_by_role("dialog", name="Cancel it and tell one guest?")
    everybodys(page, "the question before a cancellation")
    asking.get_by_role("button", name="Keep it").click()
    page.get_by_role("dialog", name="Round table").get_by_role("button", name="Delete").click()
    asking.get_by_label("A message to them").fill("I am ill")
    asking.get_by_role("button", name="Cancel the event").click()
    expect(block(page, "Round table")).to_have_count(0)
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Nobody was told.")).to_be_visible()
    expect(block(page, "Round table")).to_have_count(1)
    page.clock.fast_forward(60_000)
    assert copy() == before

    block(page, "Round table").click()
    page.get_by_role("button", name="Delete").click()
    asking.get_by_label("A message to them").fill("I am ill")
    asking.get_by_role("button", name="Cancel the event").click()
    expect(block(page, "Round table")).to_have_count(0)
    with page.expect_response(lambda said: said.request.method == "DELETE"):
        page.clock.fast_forward(15_000)
    until(lambda: copy().get("status") == "cancelled", otherwise=lambda: f"it is not off: {copy()}")
    assert owner(copy())["participationComment"] == "I am ill"


def test_what_is_cancelled_is_so_though_its_page_is_left_at_once(page, inside, host, meeting):
    copy, _ = meeting("Fire drill", start=f"{THURSDAY}T10:00:00")
    inside(host, at=WEEK)
    block(page, "Fire drill").click()
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("dialog").get_by_role("button", name="Cancel the event").click()
    expect(block(page, "Fire drill")).to_have_count(0)
    page.goto("/signed-out")
    until(lambda: copy().get("status") == "cancelled", otherwise=lambda: f"it is not off: {copy()}")


def test_whoever_moves_it_is_asked_first_and_whoever_edits_it_may_say_why(page, inside, host, meeting):
    copy, _ = meeting("Choir", start=f"{FRIDAY}T10:00:00")
    inside(host, at=WEEK)
    choir = block(page, "Choir")
    choir.scroll_into_view_if_needed()

    def take_down():
        grip = choir.bounding_box()
        page.mouse.move(grip["x"] + 20, grip["y"] + 5)
        page.mouse.down()
        page.mouse.move(grip["x"] + 20, grip["y"] + 5 + 48, steps=4)
        page.mouse.up()

    take_down()
    asking = page.get_by_role("dialog", name="Move it and tell one guest?")
    asking.get_by_role("button", name="Leave it as it is").click()
    expect(asking).to_have_count(0)
    assert copy()["start"] == f"{FRIDAY}T10:00:00"
    take_down()
    asking.get_by_label("A message to them").fill("The hall is taken")
    asking.get_by_role("button", name="Move it").click()
    until(lambda: copy()["start"] == f"{FRIDAY}T11:00:00", otherwise=lambda: f"it stays: {copy()['start']}")
    assert owner(copy())["participationComment"] == "The hall is taken"
    expect(page.locator(".toast").filter(has_text="Moved.")).not_to_contain_text("Undo")  # it was told

    choir.click()
    page.get_by_role("button", name="Edit").click()
    form = page.get_by_role("dialog", name="Edit event")
    form.get_by_label("Place").fill("Hall 2")
    form.get_by_label("A message to the guests").fill("There was a bigger one")
    everybodys(page, "a form of which guests hear")
    form.get_by_role("button", name="Save").click()
    expect(page.locator(".toast").filter(has_text="Saved.")).not_to_contain_text("Undo")
    until(lambda: owner(copy()).get("participationComment") == "There was a bigger one")


def test_who_deletes_what_they_were_invited_to_is_told_that_this_declines_it(page, inside, house, host, guest, meeting):
    _, path = meeting("Quiz", start=f"{TUESDAY}T10:00:00")
    inside(guest, at=WEEK)
    block(page, "Quiz").click()
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("dialog", name="Delete it, and not come?").get_by_role("button", name="Delete").click()
    expect(block(page, "Quiz")).to_have_count(0)
    page.goto("/signed-out")

    def declined():
        event = house.ask("GET", path, headers=bearer(house, host))[1]["event"]
        return event["participants"]["gwen"].get("participationStatus") == "declined"

    until(declined, otherwise=lambda: "the one who invites does not know")


def test_what_was_invited_to_with_another_program_goes_on_when_its_host_changes_it_or_invites_from_here(
    page, inside, house, host, guest
):
    mine, hers = bearer(house, host), bearer(house, guest)
    here, there = calendar_of(house, mine), calendar_of(house, hers)
    three = {"uid": "old-series", "rule": "RRULE:FREQ=WEEKLY;COUNT=3\r\n"}
    over = brought(house, here, mine, host, guest, later(FRIDAY, -9), **three)  # the last a fortnight ago, or more
    event_id = brought(house, here, mine, host, guest, FRIDAY)
    inside(host, at=f"{WEEK}&event={here}/{over}")
    expect(page.get_by_role("dialog").get_by_role("button", name="Edit")).to_be_visible()
    expect(page.get_by_role("button", name="Invite from here")).to_have_count(0)
    page.keyboard.press("Escape")
    block(page, "Old meeting").click()
    opened = page.get_by_role("dialog", name="Old meeting")
    expect(opened.get_by_role("link", name="recipe")).to_have_attribute("href", "https://example.com/cake")
    expect(opened.get_by_text("Bring cake")).to_be_visible()
    everybodys(page, "an event to which another program invites")
    opened.get_by_role("button", name="Edit").click()
    form = page.get_by_role("dialog", name="Edit event")
    expect(form.get_by_text("By the clock of America/New York.")).to_be_visible()
    expect(form.get_by_text("They are invited when you save.")).to_be_visible()
    expect(form.get_by_label("A message to the guests")).to_have_count(1)
    page.keyboard.press("Escape")
    opened.get_by_role("button", name="Invite from here").click()
    expect(page.get_by_text("Its guests hear of it from here now.")).to_be_visible()
    expect(opened.get_by_role("button", name="Invite from here")).to_have_count(0)
    path = f"/api/agenda/calendars/{there}/events/{event_id}"
    until(
        lambda: house.ask("GET", path, headers=hers)[1].get("event"), otherwise=lambda: "it did not come to its guest"
    )
