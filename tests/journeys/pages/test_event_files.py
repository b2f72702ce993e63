"""What people put beside an event: files, and other times at which they could come."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.pages.barriers import everybodys
from tests.journeys.pages.days import FRIDAY, WEEK
from tests.journeys.pages.forms import MORE, begun, block, kept
from tests.journeys.pages.people import bearer, calendar_of, joined, registered
from tests.waiting import until


@pytest.fixture(scope="module")
def email(house):
    return registered(house, "Fia Files", "fia-files")


@pytest.fixture(scope="module")
def gus(house, email):
    """A colleague, who is invited."""
    return joined(house, email, "gus-files@example.com", "Gus Guest")


def test_a_guest_proposes_another_time_and_whoever_invites_accepts_it(house, page, inside, email, shown, events, gus):
    guest = {"roles": {"attendee": True}, "sendTo": {"imip": f"mailto:{gus}"}, "email": gus}
    said = {"title": "Review", "start": f"{FRIDAY}T15:00:00", "duration": "PT1H", "timeZone": "UTC"}
    assert house.ask("POST", events, {**said, "participants": {"g": guest}}, shown)[0] == 201
    theirs = bearer(house, gus)
    path = f"/api/agenda/calendars/{calendar_of(house, theirs)}/events"
    kept(house, theirs, path, "Review")
    inside(gus, at=WEEK)
    block(page, "Review").click()
    dialog = page.get_by_role("dialog", name="Review")
    dialog.get_by_role("button", name="Propose another time").click()
    proposing = dialog.get_by_role("region", name="When could you come?")
    expect(proposing.get_by_label("On")).to_be_focused()
    proposing.get_by_role("button", name="Propose").click()
    expect(proposing.get_by_text("That is when it is.")).to_be_visible()
    proposing.get_by_label("From").fill("16:30")
    proposing.get_by_label("To", exact=True).fill("17:30")
    proposing.get_by_label("A word to whoever invites").fill("My train is late")
    everybodys(page, "proposing another time")
    proposing.get_by_role("button", name="Propose").click()
    expect(page.get_by_role("status")).to_contain_text("Whoever invites decides.")
    until(
        lambda: house.ask("GET", "/api/agenda/proposals", headers=shown)[1]["items"],
        otherwise=lambda: "nothing was proposed",
    )

    inside(email, at=WEEK)
    page.get_by_role("button", name="One thing waits for you").click()
    all_of_it = page.get_by_role("dialog", name="What waits for you")
    expect(all_of_it.get_by_role("listitem")).to_contain_text("Review")
    everybodys(page, "what waits")
    all_of_it.get_by_role("button", name="Close").click()
    block(page, "Review").click()
    waits = dialog.get_by_role("list", name="What waits for you")
    expect(waits).to_contain_text("Gus Guest proposes another time")
    expect(waits).to_contain_text("4:30 PM")
    expect(waits).to_contain_text("My train is late")
    everybodys(page, "another time was proposed")
    waits.get_by_role("button", name=re.compile("^Accept")).click()
    expect(waits).to_have_count(0)
    expect(page.get_by_role("button", name="One thing waits for you")).to_have_count(0)
    assert kept(house, shown, events, "Review")["event"]["start"] == f"{FRIDAY}T16:30:00"


def test_a_file_goes_along_into_the_calendar_that_is_chosen_after_it_was_sent(house, page, inside, email, shown):
    club = house.ask("POST", "/api/agenda/calendars", {"name": "Club"}, shown)[1]["calendar_id"]
    inside(email, at=WEEK)
    dialog = begun(page, "Regatta")
    dialog.get_by_text(MORE).click()
    files = page.get_by_role("group", name="Files")
    some = {"name": "course.txt", "mimeType": "text/plain", "buffer": b"Twice around the buoy."}
    files.locator("input[type=file]").set_input_files(some)
    expect(files.get_by_role("listitem").filter(has_text="22 B")).to_be_visible()
    dialog.get_by_label("Calendar", exact=True).select_option(label="Club")
    expect(files.get_by_role("progressbar")).to_have_count(0)
    expect(files.get_by_role("listitem").filter(has_text="22 B")).to_be_visible()
    dialog.get_by_role("button", name="Create").click()
    expect(block(page, "Regatta")).to_have_count(1)
    event = kept(house, shown, f"/api/agenda/calendars/{club}/events", "Regatta")["event"]
    (link,) = event["links"].values()
    assert f"/calendars/{club}/files/" in link["href"]

    own = calendar_of(house, shown)
    block(page, "Regatta").click()
    page.get_by_role("button", name="Edit").click()
    editing = page.get_by_role("dialog", name="Edit event")
    editing.get_by_label("Calendar", exact=True).select_option(own)
    editing.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("Saved.")
    moved = kept(house, shown, f"/api/agenda/calendars/{own}/events", "Regatta")["event"]
    (there,) = moved["links"].values()
    assert there == {**link, "href": link["href"].replace(club, own)}
    block(page, "Regatta").click()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download: course.txt").click()
    assert taken.value.path().read_text() == "Twice around the buoy."


def test_files_are_put_beside_an_event_fetched_and_taken_away(house, page, inside, email, shown, events):
    inside(email, at=WEEK)
    dialog = begun(page, "Budget")
    dialog.get_by_text(MORE).click()
    files = page.get_by_role("group", name="Files")
    some = [
        {"name": "plan.txt", "mimeType": "text/plain", "buffer": b"Canals first."},
        {"name": "old.txt", "mimeType": "text/plain", "buffer": b"Roads first."},
    ]
    files.locator("input[type=file]").set_input_files(some)
    expect(files.get_by_role("button", name="Remove: plan.txt")).to_be_visible()
    files.get_by_role("button", name="Remove: old.txt").click()
    expect(files.get_by_role("listitem")).to_have_count(1)
    dialog.get_by_label("Who sees what it is").select_option(label="Others see only that you are busy")
    everybodys(page, "files of an event")
    dialog.get_by_role("button", name="Create").click()
    block(page, "Budget").click()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download: plan.txt").click()
    assert taken.value.path().read_text() == "Canals first."
    event = kept(house, shown, events, "Budget")["event"]
    assert event["privacy"] == "private"
    (link,) = event["links"].values()
    assert (link["rel"], link["title"], link["size"]) == ("enclosure", "plan.txt", 13)
    page.get_by_role("button", name="Edit").click()
    page.get_by_role("dialog", name="Edit event").get_by_text(MORE).click()
    files.get_by_role("button", name="Remove: plan.txt").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("Saved.")
    assert not kept(house, shown, events, "Budget")["event"].get("links")
