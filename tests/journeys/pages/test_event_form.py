"""The form of an event: rules put together by hand, reminders, rooms, a time for everybody."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.pages.barriers import everybodys
from tests.journeys.pages.days import THURSDAY, WEDNESDAY, WEEK, agenda, later, said, short
from tests.journeys.pages.forms import MORE, begun, block, kept
from tests.journeys.pages.people import bearer, calendar_of, joined, registered
from tests.waiting import until

NEXT = later(WEDNESDAY, 1)
LAST = later(WEDNESDAY, 40)


@pytest.fixture(scope="module")
def email(house):
    return registered(house, "Fay Form", "fay-form")


@pytest.fixture(scope="module")
def gus(house, email):
    """A colleague, who is busy on the morning of the Wednesday after."""
    gus = joined(house, email, "gus-form@example.com", "Gus Guest")
    theirs = bearer(house, gus)
    path = f"/api/agenda/calendars/{calendar_of(house, theirs)}"
    busy = {"title": "Dentist", "start": f"{NEXT}T09:00:00", "duration": "PT3H", "timeZone": "UTC"}
    assert house.ask("POST", f"{path}/events", busy, theirs)[0] == 201
    assert house.ask("PUT", f"{path}/shares/workspace", {"role": "free-busy"}, theirs)[0] in {200, 201, 204}
    return gus


def test_a_rule_is_put_together_by_hand_said_in_words_and_known_again(house, page, inside, email, shown, events):
    inside(email, at=WEEK)
    dialog = begun(page, "Choir")
    dialog.get_by_label("Repeats").select_option(label="Custom…")
    custom = page.get_by_role("group", name="Custom repeat")
    custom.get_by_label("Every").fill("2")
    custom.get_by_role("checkbox", name="Wednesday").uncheck()
    dialog.get_by_role("button", name="Create").click()
    expect(custom.get_by_text("Choose a day at least.")).to_be_visible()
    expect(custom.get_by_role("checkbox", name="Sunday")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(custom.get_by_role("checkbox", name="Monday")).to_be_checked()
    custom.get_by_role("checkbox", name="Thursday").check()
    custom.get_by_label("Until").select_option(label="A number of times")
    custom.get_by_label("How often").fill("8")
    words = f"Every 2 weeks on Monday and Thursday, 8 times. It begins on Thursday, {said(THURSDAY)}."
    expect(custom.get_by_role("status")).to_have_text(words)
    everybodys(page, "a rule put together by hand")
    dialog.get_by_role("button", name="Create").click()
    expect(block(page, "Choir")).to_have_count(1)
    event = kept(house, shown, events, "Choir")["event"]
    assert event["start"] == f"{THURSDAY}T10:00:00"
    (rule,) = event["recurrenceRules"]
    assert (rule["frequency"], rule["interval"], rule["count"]) == ("weekly", 2, 8)
    assert [each["day"] for each in rule["byDay"]] == ["mo", "th"]

    block(page, "Choir").click()
    page.get_by_role("button", name="Edit").click()
    dialog = page.get_by_role("dialog", name="Edit event")
    expect(dialog.get_by_label("Repeats")).to_have_value("custom")
    expect(custom.get_by_label("Every")).to_have_value("2")
    custom.get_by_label("Period").select_option(label="months")
    custom.get_by_label("On").select_option(label="Every month on the last day")
    custom.get_by_label("Until").select_option(label="A day")
    custom.get_by_label("The last day").fill(str(LAST))
    expect(custom.get_by_role("status")).to_contain_text(f"on the last day, until {short(LAST)}, {LAST.year}")
    dialog.get_by_role("button", name="Save").click()
    page.get_by_role("dialog", name="Which of them?").get_by_role("button", name="All of them").click()

    def ruled():
        (rule,) = kept(house, shown, events, "Choir")["event"]["recurrenceRules"]
        return rule if rule["frequency"] == "monthly" else None

    rule = until(ruled, otherwise=lambda: "the rule stayed as it was")
    assert (rule["interval"], rule["byMonthDay"], rule["until"]) == (2, [-1], f"{LAST}T23:59:59")


def test_of_an_event_one_is_reminded_as_often_and_in_whichever_way_one_likes(house, page, inside, email, shown, events):
    inside(email, at=WEEK)
    dialog = begun(page, "Launch")
    dialog.get_by_text(MORE).click()
    reminders = page.get_by_role("group", name="Remind you")
    expect(reminders.get_by_label("As the calendar does")).to_be_checked()
    reminders.get_by_label("As the calendar does").uncheck()
    reminders.get_by_label("How long before, reminder 1").fill("45")
    reminders.get_by_role("button", name="Add a reminder").click()
    reminders.get_by_label("How long before, reminder 2").fill("40")
    reminders.get_by_label("Minutes, hours, days or weeks, reminder 2").select_option(label="days before")
    reminders.get_by_label("How, reminder 2").select_option(label="Email, too")
    dialog.get_by_role("button", name="Create").click()
    expect(reminders.get_by_text("31 days before at the most.")).to_be_visible()
    reminders.get_by_label("How long before, reminder 2").fill("2")
    reminders.get_by_role("button", name="Add a reminder").click()
    everybodys(page, "reminders of an event")
    reminders.get_by_role("button", name="Remove: reminder 3").click()
    dialog.get_by_label("Categories").fill("work, Launch day")
    dialog.get_by_role("button", name="Create").click()
    expect(block(page, "Launch")).to_have_count(1)
    event = kept(house, shown, events, "Launch")["event"]
    told = sorted((each["trigger"]["offset"], each["action"]) for each in event["alerts"].values())
    assert told == [("-P2D", "email"), ("-PT45M", "display")]
    assert event["keywords"] == {"work": True, "Launch day": True}

    block(page, "Launch").click()
    expect(page.get_by_role("dialog")).to_contain_text("Launch day")
    page.get_by_role("button", name="Edit").click()
    dialog = page.get_by_role("dialog", name="Edit event")
    dialog.get_by_text(MORE).click()
    expect(reminders.get_by_label("How long before, reminder 2")).to_have_value("2")
    dialog.get_by_label("All day").check()
    reminders.get_by_role("button", name="Remove: reminder 1").click()
    reminders.get_by_label("At what time, reminder 1").fill("09:00")
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("Saved.")
    event = kept(house, shown, events, "Launch")["event"]
    (alert,) = event["alerts"].values()
    assert (alert["trigger"]["offset"], alert["action"]) == ("-PT39H", "email")


def test_a_free_room_with_seats_enough_is_found_and_booked(house, page, inside, email, shown, events):
    for name, seats, features in (("Closet", 1, []), ("Blue room", 4, ["screen"]), ("Hall", 60, ["stage"])):
        room = {"kind": "room", "name": name, "zone": "UTC", "place": "Second floor", "capacity": seats}
        assert house.ask("POST", "/api/agenda/rooms", {**room, "features": features}, shown)[0] == 201
    inside(email, at=WEEK)
    dialog = begun(page, "Board")
    dialog.get_by_label("Guests").fill("eve@example.net, kay@example.net,")
    expect(dialog.get_by_role("list", name="Who is invited").get_by_role("listitem")).to_have_count(2)
    dialog.get_by_role("button", name="Find a room").press("Enter")
    rooms = page.get_by_role("region", name="Rooms and resources")
    expect(rooms.get_by_label("Seats")).to_have_value("3")
    expect(rooms.get_by_role("listitem").filter(has_text="Closet")).to_contain_text("Too small")
    expect(rooms.get_by_role("listitem").first).to_contain_text("Blue room")
    everybodys(page, "looking for a room")
    rooms.get_by_role("checkbox", name="stage").check()
    expect(rooms.get_by_role("button", name="Take: Blue room")).to_have_count(0)
    rooms.get_by_role("checkbox", name="stage").uncheck()
    rooms.get_by_role("button", name="Take: Blue room").click()
    expect(dialog.get_by_label("Place")).to_have_value("Blue room, Second floor")
    dialog.get_by_role("button", name="Create").click()
    expect(block(page, "Board")).to_have_count(1)

    def answered():
        parts = kept(house, shown, events, "Board")["event"]["participants"].values()
        return any(each.get("kind") == "location" and each.get("participationStatus") == "accepted" for each in parts)

    until(answered, otherwise=lambda: "the room did not answer")
    page.reload()
    block(page, "Board").click()
    expect(page.get_by_role("dialog").get_by_role("list", name="Rooms")).to_contain_text("Blue room is booked")
    page.get_by_role("button", name="Close").click()

    dialog = begun(page, "Another board")
    dialog.get_by_role("button", name="Find a room").click()
    expect(rooms.get_by_role("listitem").filter(has_text="Blue room")).to_contain_text("Taken")
    dialog.get_by_label("Begins at").fill("12:00")
    expect(rooms.get_by_role("button", name="Take: Blue room")).to_be_visible()
    rooms.get_by_role("button", name="Take: Blue room").click()
    dialog.get_by_role("button", name="Do without: Blue room").click()
    expect(dialog.get_by_label("Place")).to_have_value("")


def test_a_time_is_found_at_which_everybody_can(house, page, inside, email, shown, events, gus):
    inside(email, at=agenda(NEXT))
    dialog = begun(page, "One on one")
    dialog.get_by_label("Guests").fill("Gus")
    expect(dialog.get_by_role("button", name=re.compile("Gus Guest"))).to_be_visible()
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("list", name="Who is invited")).to_contain_text("Gus Guest")
    dialog.get_by_role("button", name="Find a time").click()
    times = dialog.get_by_role("region", name="When everybody can")
    expect(times.get_by_role("listitem").filter(has_text="Gus Guest")).to_contain_text("Busy 9:00 AM to 12:00 PM")
    expect(times.get_by_role("status")).to_have_text("Then Gus Guest cannot.")
    first = times.get_by_role("button", name=re.compile(f"^Wednesday, {said(NEXT)}, 12:00 PM"))
    expect(first).to_be_visible()
    everybodys(page, "finding a time")
    first.click()
    expect(dialog.get_by_label("Begins at")).to_have_value("12:00")
    expect(dialog.get_by_label("Ends at")).to_have_value("13:00")
    expect(first).to_have_attribute("aria-pressed", "true")
    expect(times.get_by_role("status")).to_contain_text("everybody can")
    times.get_by_role("button", name="The day after").click()
    expect(times.get_by_role("listitem").filter(has_text="Gus Guest")).to_contain_text("Free all day")
    dialog.get_by_role("button", name="Create").click()
    expect(block(page, "One on one")).to_have_count(1)
    assert kept(house, shown, events, "One on one")["event"]["start"] == f"{later(THURSDAY, 1)}T12:00:00"

    block(page, "One on one").click()
    page.get_by_role("button", name="Edit").click()
    editing = page.get_by_role("dialog", name="Edit event")
    editing.get_by_role("button", name="Find a time").click()
    again = editing.get_by_role("region", name="When everybody can")
    expect(again.get_by_role("listitem").filter(has_text="Gus Guest")).to_contain_text("Free all day")
    expect(again.get_by_role("status")).to_contain_text("everybody can")
