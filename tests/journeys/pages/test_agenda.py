"""The agenda: a week, an event in it, and somebody else who changes it at the same time."""

import re
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.journeys.pages.barriers import everybodys
from tests.journeys.pages.days import FRIDAY, MONDAY, TUESDAY, WEDNESDAY, WEEK, agenda, full, later, said
from tests.journeys.pages.forms import block
from tests.journeys.pages.people import bearer, calendar_of, registered
from tests.waiting import until


@pytest.fixture(scope="module")
def email(house):
    return registered(house, "Dora Day", "dora")


def events(house, email):
    shown = bearer(house, email)
    calendar = calendar_of(house, shown)
    return f"/api/agenda/calendars/{calendar}/events", shown


def written(house, email, **event):
    path, shown = events(house, email)
    given = {"timeZone": "UTC", "duration": "PT1H", **event}
    kept = house.ask("POST", path, given, shown)[1]
    return f"{path}/{kept['event_id']}", shown


def test_an_event_is_made_changed_moved_deleted_and_brought_back(page, inside, email):
    inside(email, at=WEEK)
    page.get_by_role("button", name="New event").wait_for()
    page.keyboard.press("c")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Title").fill("Chess")
    dialog.get_by_label("Begins at").fill("10:00")
    expect(dialog.get_by_label("Ends at")).to_have_value("11:00")
    dialog.get_by_label("Repeats").select_option(label="Every week on Wednesday")
    dialog.get_by_label("Place").fill("Hall 2")
    dialog.get_by_role("button", name="Create").click()
    chess = block(page, "Chess")
    expect(chess).to_have_count(1)
    everybodys(page, "a week")

    chess.click()
    expect(dialog).to_contain_text("Every week on Wednesday")
    assert "event=" in page.url
    assert f"at={WEDNESDAY}T10:00:00" in page.url
    page.reload()
    dialog.get_by_role("button", name="Edit").click()
    dialog.get_by_label("Title").fill("Chess, with cake")
    dialog.get_by_role("button", name="Save").click()
    page.get_by_role("dialog", name="Which of them?").get_by_role("button", name="Only this one").click()
    expect(block(page, "Chess, with cake")).to_have_count(1)
    page.get_by_role("button", name="The week after").click()
    expect(block(page, "Chess")).to_have_accessible_name(
        re.compile(f"^Chess 10:00 AM .* 11:00 AM, Hall 2 Wednesday, {said(later(WEDNESDAY, 1))}$")
    )

    grip = chess.bounding_box()
    page.mouse.move(grip["x"] + 20, grip["y"] + 5)
    page.mouse.down()
    page.mouse.move(grip["x"] + 20, grip["y"] + 5 + 48, steps=4)
    page.mouse.up()
    page.get_by_role("dialog").get_by_role("button", name="All of them").click()
    expect(block(page, re.compile("11:00 AM .* 12:00 PM"))).to_have_count(1)

    chess.click()
    dialog.get_by_role("button", name="Delete").click()
    page.get_by_role("dialog").get_by_role("button", name="This one and all that follow").click()
    expect(chess).to_have_count(0)
    page.get_by_role("status").get_by_role("button", name="Undo").last.click()
    expect(chess).to_have_count(1)


def test_what_was_moved_or_saved_is_taken_back_and_is_as_it_was(house, page, inside):
    email = registered(house, "Uma Undo", "uma-undo")
    path, shown = events(house, email)
    cake = {f"{later(WEDNESDAY, 2)}T10:00:00": {"title": "Chess, with cake"}}
    weekly = [{"@type": "RecurrenceRule", "frequency": "weekly", "until": f"{later(WEDNESDAY, 9)}T23:59:59"}]
    written(
        house, email, title="Chess", start=f"{WEDNESDAY}T10:00:00", recurrenceRules=weekly, recurrenceOverrides=cake
    )

    def kept():
        all_of_it = [each["event"] for each in house.ask("GET", path, headers=shown)[1]["items"]]
        return [{name: it for name, it in each.items() if name not in {"updated", "sequence"}} for each in all_of_it]

    def undo(said):
        word = page.locator(".toast").filter(has_text=said).last
        word.get_by_role("button", name="Undo").click()
        expect(page.get_by_text("Taken back.").last).to_be_visible()
        expect(block(page, "Chess")).to_have_accessible_name(re.compile("10:00 AM .* 11:00 AM"))
        assert kept() == before

    before = kept()
    inside(email, at=agenda(later(WEDNESDAY, 1)))
    for span, day in (("This one and all that follow", 0), ("All of them", 1), ("Only this one", 0)):
        grip = block(page, "Chess").bounding_box()
        page.mouse.move(grip["x"] + 20, grip["y"] + 5)
        page.mouse.down()
        page.mouse.move(grip["x"] + 20 + day * 130, grip["y"] + 5 + 48, steps=4)
        page.mouse.up()
        page.get_by_role("dialog").get_by_role("button", name=span).click()
        expect(block(page, re.compile("11:00 AM .* 12:00 PM"))).to_have_count(1)
        assert len(kept()) == (2 if "follow" in span else 1)
        undo("Moved.")

    def save(span):
        block(page, "Chess").click()
        page.get_by_role("button", name="Edit").click()
        form = page.get_by_role("dialog", name="Edit event")
        form.get_by_label("Begins at").fill("12:00")
        form.get_by_label("Place").fill("Hall 2")
        form.get_by_role("button", name="Save").click()
        page.get_by_role("dialog", name="Which of them?").get_by_role("button", name=span).click()
        expect(block(page, re.compile("12:00 PM .*Hall 2"))).to_have_count(1)

    for span in ("Only this one", "This one and all that follow", "All of them"):
        save(span)
        undo("Saved.")
    save("This one and all that follow")
    rest = next(each for each in house.ask("GET", path, headers=shown)[1]["items"] if "Hall 2" in str(each))
    assert house.ask("PATCH", f"{path}/{rest['event_id']}", {"title": "Chess and tea"}, shown)[0] == 200
    page.locator(".toast").filter(has_text="Saved.").last.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Something else was changed since: it stays as it is.")).to_be_visible()
    assert len(kept()) == 2


def test_of_two_who_change_an_event_the_second_is_shown_both(house, page, inside, email):
    path, shown = written(house, email, title="Lunch", start=f"{FRIDAY}T12:00:00")
    inside(email, at=WEEK)
    block(page, "Lunch").click()
    page.get_by_role("button", name="Edit").click()
    assert house.ask("PATCH", path, {"title": "Lunch with Grace"}, shown)[0] == 200
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Title").fill("Lunch with Ada")
    dialog.get_by_role("button", name="Save").click()
    both = page.get_by_role("dialog", name="Somebody changed it meanwhile")
    expect(both.get_by_role("row", name="Title")).to_contain_text("Lunch with AdaLunch with Grace")
    both.get_by_role("button", name="Save mine").click()
    block(page, "Lunch with Ada").click()
    page.get_by_role("button", name="Edit").click()
    assert house.ask("PATCH", path, {"description": "Bring cake"}, shown)[0] == 200
    form = page.get_by_role("dialog", name="Edit event")
    form.get_by_label("Title").fill("Brunch")
    page.keyboard.press("Escape")
    page.get_by_role("dialog", name="Leave what you typed?").get_by_role("button", name="Cancel").click()
    form.get_by_role("button", name="Save").click()  # nobody else wrote of its title
    expect(block(page, "Brunch")).to_have_count(1)
    kept = house.ask("GET", path, headers=shown)[1]["event"]
    assert (kept["title"], kept["description"]) == ("Brunch", "Bring cake")


def test_all_views_can_be_used_by_everybody_and_by_their_keys(house, page, inside, email):
    whole = {"duration": "P3D", "timeZone": None, "showWithoutTime": True}
    written(house, email, title="Fair", start=f"{later(MONDAY, 4)}T00:00:00", **whole)
    inside(email, at=agenda(later(TUESDAY, 4)))
    expect(block(page, "Fair")).to_have_count(1)
    for key, view in (("m", "month"), ("d", "day"), ("l", "list")):
        page.keyboard.press(key)
        expect(block(page, "Fair").first).to_be_visible()
        everybodys(page, view)
    switch = page.get_by_role("checkbox", name="Dora Day")
    switch.click()
    expect(block(page, "Fair")).to_have_count(0)
    page.reload()
    expect(switch).not_to_be_checked()
    switch.click()
    expect(block(page, "Fair")).to_have_count(2)  # its second day and its third


def test_a_week_opens_where_now_is_and_any_other_in_the_morning(page, inside, email):
    def hour(number):
        return page.locator(".hours > .gutter span").nth(number)

    for now, first, last in ((2, 1, 12), (19, 12, 21)):
        page.clock.set_fixed_time(datetime.combine(datetime.now(UTC), time(now, 10), UTC))
        inside(email, at="/agenda?view=week")
        expect(page.locator(".week .now")).to_be_in_viewport()
        expect(hour(first)).to_be_in_viewport()
        expect(hour(last)).to_be_in_viewport()
    page.get_by_role("button", name="The week after").click()
    expect(hour(7)).to_be_in_viewport()
    expect(hour(4)).not_to_be_in_viewport()


def test_on_a_phone_the_calendars_below_a_long_list_are_one_press_away(house, page, inside, email):
    written(house, email, title="Sale", start=f"{later(FRIDAY, 4)}T10:00:00", recurrenceRules=[{"frequency": "daily"}])
    page.set_viewport_size({"width": 375, "height": 700})
    inside(email, at=agenda(later(FRIDAY, 4), "list"))
    expect(block(page, "Sale").nth(20)).to_have_count(1)
    switch = page.get_by_role("checkbox", name="Dora Day")
    expect(switch).not_to_be_in_viewport()
    page.get_by_role("button", name="Calendars", exact=True).click()
    expect(switch).to_be_in_viewport()


def test_an_event_is_found_by_its_words_and_opened_from_where_it_was_found(house, page, inside, email):
    place = {"place": {"@type": "Location", "name": "Lighthouse"}}
    written(house, email, title="Regatta dinner", start=f"{later(FRIDAY, 9)}T19:00:00", locations=place)
    inside(email, at=WEEK)
    page.get_by_role("button", name="New event").wait_for()
    page.keyboard.press("/")
    expect(page.get_by_label("Search your calendars").last).to_be_focused()
    page.keyboard.type("regatta light")
    found = page.get_by_role("region", name=full(later(FRIDAY, 9))).get_by_role("button", name="Regatta dinner")
    expect(found).to_contain_text("Lighthouse")
    everybodys(page, "what was found")
    found.click()
    page.get_by_role("dialog", name="Regatta dinner").get_by_role("button", name="Close").click()
    expect(found).to_be_focused()
    page.reload()
    expect(found).to_be_visible()
    page.keyboard.press("Escape")
    expect(found).to_have_count(0)


def test_events_are_found_by_how_their_words_begin_and_shown_by_the_clocks_of_whoever_looks(house, page, inside):
    email = registered(house, "Rita Regatta", "rita-regatta")  # who has nothing else that is called so
    dinner = datetime.combine(FRIDAY, time(21, 30), ZoneInfo("America/New_York"))
    written(house, email, title="Regatta dinner", start=f"{dinner:%Y-%m-%dT%H:%M:%S}", timeZone=dinner.tzinfo.key)
    written(house, email, title="Regatta", start=f"{FRIDAY}T10:00:00", locations={"p": {"name": "Pier 4"}})
    found = "/api/agenda/events/search?q=regat"  # what was just written is found a moment later
    until(lambda: len(house.ask("GET", found, headers=bearer(house, email))[1]["items"]) == 2)
    inside(email, at=WEEK)
    zone = page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone")
    assert zone == "UTC"
    page.get_by_role("button", name="Search your calendars").click()
    words = page.get_by_role("searchbox", name="Search your calendars")
    words.fill("regat")
    expect(page.get_by_role("status").filter(has_text="2 events fit.")).to_have_count(1)
    first, second = page.locator(".searching section").all()
    here = dinner.astimezone(UTC)  # of the day after: at 1:30, or at 2:30 in winter
    spoken = re.compile(f"^{here.hour}:30 AM .* {here.hour + 1}:30 AM Regatta dinner")
    expect(first.get_by_role("button")).to_have_accessible_name(spoken)
    expect(first.get_by_role("heading")).to_have_text(full(here))
    expect(second.get_by_role("button")).to_have_accessible_name(re.compile("^10:00 AM .* 11:00 AM Regatta .*Pier 4"))
    everybodys(page, "a search of events")
    words.fill("regat yawl")
    expect(page.get_by_text("Nothing fits “regat yawl”.")).to_be_visible()
    page.go_back()
    page.go_forward()
    expect(words).to_have_value("regat yawl")
    words.fill("pier")
    page.get_by_role("button", name=re.compile("Regatta .*Pier 4")).click()
    expect(page.get_by_role("dialog", name="Regatta")).to_contain_text("Pier 4")
