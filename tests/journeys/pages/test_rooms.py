"""Rooms and resources on the page: one is set up, wanted by somebody else, agreed to, and closed."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.pages.barriers import everybodys
from tests.journeys.pages.days import WEDNESDAY, WEEK
from tests.journeys.pages.people import bearer, calendar_of, joined, registered, section
from tests.waiting import until

HOURS = {"zone": "UTC", "week": {"we": [{"begins": "09:00", "ends": "17:00"}]}, "exceptions": {}}


@pytest.fixture(scope="module")
def olga(house):
    """Who looks after the office."""
    return registered(house, "Olga Office", "olga")


@pytest.fixture(scope="module")
def bob(house, olga):
    """A colleague, who looks after nothing."""
    return joined(house, olga, "bob.books@example.com", "Bob Books")


def row(page, name):
    return section(page, "All of them").get_by_role("listitem").filter(has_text=name)


def wanted(house, who, title, hour, room):
    """Somebody invites a room to an event."""
    shown = bearer(house, who)
    participant = {
        "@type": "Participant",
        "name": room["name"],
        "kind": "location",
        "roles": {"attendee": True},
        "sendTo": {"imip": f"mailto:{room['address']}"},
    }
    event = {"@type": "Event", "title": title, "start": f"{WEDNESDAY}T{hour}:00:00", "duration": "PT1H"}
    event |= {"timeZone": "UTC", "participants": {"room": participant}}
    at = f"/api/agenda/calendars/{calendar_of(house, shown)}/events"
    assert house.ask("POST", at, event, shown)[0] == 201


def named(house, who, name):
    """A room, as the API has it."""
    there = house.ask("GET", "/api/agenda/rooms", headers=bearer(house, who))[1]["items"]
    return next(each for each in there if each["name"] == name)


def test_a_room_is_set_up_and_those_who_want_it_are_agreed_to_or_declined(house, page, inside, olga, bob):
    inside(olga, at="/agenda")
    page.get_by_role("link", name="Rooms and resources").click()
    expect(page.get_by_text("There are no rooms yet.")).to_be_visible()
    page.get_by_role("link", name="New room").click()
    page.get_by_label("Where it is").fill("Second floor")
    page.get_by_label("Seats").fill("a few")
    page.get_by_role("button", name="Set it up").click()
    expect(page.get_by_label("Name")).to_be_focused()
    expect(page.get_by_text("A number from 1 to 100,000, or nothing.")).to_be_visible()
    page.get_by_label("Name").fill("Blue room")
    page.get_by_label("Seats").fill("8")
    page.get_by_label("What it has").fill("screen, Whiteboard")
    page.get_by_label("Who answers").select_option(label="Somebody agrees to each")
    page.get_by_label("Who may book it").select_option(label="Some people and groups")
    page.get_by_role("button", name="Set it up").click()
    expect(page.get_by_text("Choose somebody at least.")).to_be_visible()
    page.get_by_label("Add people or groups").fill("Bob")
    page.get_by_role("button", name=re.compile("Bob Books")).click()
    page.get_by_label("When", exact=True).select_option(label="At some hours")
    everybodys(page, "the form of a room")
    page.get_by_role("button", name="Set it up").click()
    expect(row(page, "Blue room")).to_contain_text("8 seats · Second floor · screen, whiteboard")
    expect(row(page, "Blue room")).to_contain_text("Somebody agrees")

    made = named(house, olga, "Blue room")
    assert (made["capacity"], made["auto_accept"], len(made["bookers"])) == (8, False, 1)
    for title, hour in (("Tea", "10"), ("Choir", "14")):
        wanted(house, bob, title, hour, made)

    def waiting():
        there = house.ask("GET", "/api/agenda/rooms/requests", headers=bearer(house, olga))[1]["items"]
        return len(there) == 2

    until(waiting, otherwise=lambda: "nobody waits for the room")
    page.goto("/agenda")
    page.get_by_role("button", name="2 things wait for you").click()
    dialog = page.get_by_role("dialog", name="What waits for you")
    expect(dialog).to_contain_text("Bob Books would like Blue room")
    everybodys(page, "who waits for a room, beside the agenda")
    page.goto("/agenda/rooms")
    requests = section(page, "Waiting for somebody to agree").get_by_role("listitem")
    expect(requests).to_have_count(2)
    everybodys(page, "rooms, and who waits for one")
    requests.filter(has_text="Tea").get_by_role("button", name="Agree").click()
    expect(page.get_by_role("status")).to_contain_text("They have it, and are told.")
    expect(requests).to_have_count(1)
    requests.filter(has_text="Choir").get_by_role("button", name="Decline").click()
    requests.get_by_label("Why, if you like to say").fill("The heating is off.")
    requests.get_by_role("button", name="Decline").click()
    expect(section(page, "Waiting for somebody to agree")).to_have_count(0)


def test_a_room_is_changed_closed_looked_after_by_others_and_deleted(house, page, inside, olga, bob):
    person = house.ask("GET", "/api/auth/me", headers=bearer(house, bob))[1]["person"]
    made = {"name": "Green room", "zone": "UTC", "capacity": 8, "bookers": [f"person:{person}"], "hours": HOURS}
    assert house.ask("POST", "/api/agenda/rooms", made, bearer(house, olga))[0] == 201
    inside(olga, at="/agenda/rooms")
    page.get_by_role("link", name="Change: Green room").click()
    expect(page.get_by_label("Seats")).to_have_value("8")
    expect(page.get_by_role("list", name="Who may book it")).to_contain_text("Bob Books")
    page.get_by_label("Seats").fill("")
    page.get_by_label("Who may book it").first.select_option(label="Everybody in the workspace")
    page.get_by_role("button", name="Save").click()
    expect(row(page, "Green room")).not_to_contain_text("8 seats")
    changed = named(house, olga, "Green room")
    assert (changed["capacity"], changed["bookers"]) == (None, ["workspace"])
    assert changed["hours"] == HOURS
    page.get_by_role("button", name="Close: Green room").click()
    expect(row(page, "Green room")).to_contain_text("Closed")
    page.get_by_role("button", name="Undo").click()
    expect(row(page, "Green room")).to_contain_text("At its hours")
    page.get_by_role("button", name="Close: Green room").click()
    page.get_by_role("button", name="Reopen: Green room").click()
    expect(row(page, "Green room")).to_contain_text("At its hours")
    assert named(house, olga, "Green room")["hours"] == HOURS
    page.get_by_role("button", name="Close: Green room").click()
    expect(page.get_by_role("button", name="Reopen: Green room")).to_be_visible()
    page.get_by_role("link", name="Change: Green room").click()
    expect(page.get_by_label("When", exact=True)).to_have_value("hours")
    expect(page.get_by_label("It is closed")).to_be_checked()
    page.get_by_role("button", name="Who looks after it").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Add people or groups").fill("Bob")
    dialog.get_by_role("button", name=re.compile("Bob Books")).click()
    expect(dialog.get_by_label("What Bob Books may do")).to_have_value("write")
    expect(dialog.get_by_text("It belongs to the workspace")).to_be_visible()
    expect(dialog.get_by_text("Owner")).to_have_count(0)
    everybodys(page, "who looks after a room")
    dialog.get_by_role("button", name="Close").click()
    page.get_by_label("Seats").fill("6")
    page.get_by_role("radio", name="A resource").check()
    page.get_by_role("button", name="Save").click()
    expect(row(page, "Green room")).to_contain_text("6 seats")
    changed = named(house, olga, "Green room")
    assert (changed["kind"], changed["closed"], changed["hours"]) == ("resource", True, HOURS)
    page.get_by_role("button", name="Delete: Green room").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(row(page, "Green room")).to_have_count(0)
    page.locator(".toast").filter(has_text="It is in the trash.").get_by_role("button", name="Undo").click()
    expect(row(page, "Green room")).to_contain_text("Closed")


def test_whoever_books_a_room_reads_whether_they_have_it_and_changes_none(house, page, inside, olga, bob):
    shown = bearer(house, olga)
    red = {"kind": "room", "name": "Red room", "zone": "UTC"}
    assert house.ask("POST", "/api/agenda/rooms", red, shown)[0] == 201
    room = named(house, olga, "Red room")
    wanted(house, bob, "Rehearsal", "16", room)
    theirs = bearer(house, bob)
    events = f"/api/agenda/calendars/{calendar_of(house, theirs)}/events"

    def answered():
        items = house.ask("GET", events, headers=theirs)[1]["items"]
        (it,) = [each["event"] for each in items if each["event"]["title"] == "Rehearsal"]
        return it["participants"]["room"].get("participationStatus") == "accepted"

    until(answered, otherwise=lambda: "the room did not answer")
    inside(bob, at=WEEK)
    page.locator(".agenda-picture").get_by_role("button", name="Rehearsal").click()
    expect(page.get_by_role("dialog").get_by_role("list", name="Rooms")).to_contain_text("Red room is booked")
    page.goto("/agenda/rooms")
    expect(row(page, "Red room")).to_be_visible()
    expect(page.get_by_role("link", name="New room")).to_have_count(0)
    expect(page.get_by_role("button", name="Delete: Red room")).to_have_count(0)
    page.goto(f"/agenda/rooms/{room['room_id']}")
    expect(page.get_by_text("Who manages the agenda of the workspace sets rooms up")).to_be_visible()
