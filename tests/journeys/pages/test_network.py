"""Without a network: the page says so, and what was done meanwhile is sent when there is one again."""

import pytest
from playwright.sync_api import expect

from tests.journeys.pages.barriers import everybodys
from tests.journeys.pages.days import WEDNESDAY, WEEK
from tests.journeys.pages.people import bearer, calendar_of, registered
from tests.journeys.pages.todo import project_of
from tests.waiting import until


@pytest.fixture(scope="module")
def email(house):
    return registered(house, "Nora Network", "nora-network")


def offline(page):
    return page.get_by_role("paragraph").filter(has_text="You are offline.")


def test_what_is_deleted_without_a_network_is_deleted_when_there_is_one(house, page, inside, email):
    shown = bearer(house, email)
    said = {"title": "Rowing", "start": f"{WEDNESDAY}T10:00:00", "duration": "PT1H", "timeZone": "UTC"}
    events = f"/api/agenda/calendars/{calendar_of(house, shown)}/events"
    made = house.ask("POST", events, said, shown)[1]["event_id"]
    inside(email, at=WEEK)
    page.locator(".agenda-picture").get_by_role("button", name="Rowing").click()
    page.get_by_role("dialog", name="Rowing").get_by_role("button", name="Delete").wait_for()
    page.context.set_offline(True)
    expect(offline(page)).to_contain_text("What you see may be older by now.")
    everybodys(page, "a page without a network")
    page.get_by_role("dialog", name="Rowing").get_by_role("button", name="Delete").click()
    expect(offline(page)).to_contain_text("One change is kept, and sent when you are back.")
    assert house.ask("GET", f"{events}/{made}", headers=shown)[0] == 200
    page.context.set_offline(False)
    expect(page.get_by_text("Deleted.")).to_be_visible()
    expect(offline(page)).to_have_count(0)
    assert house.ask("GET", f"{events}/{made}", headers=shown)[0] == 404


def test_what_was_typed_without_a_network_is_sent_once_when_there_is_one(house, page, inside, email):
    shown = bearer(house, email)
    inside(email, at=WEEK)
    page.get_by_role("button", name="New event").click()
    form = page.get_by_role("dialog", name="New event")
    form.get_by_label("Title").fill("Sailing")
    page.context.set_offline(True)
    form.get_by_role("button", name="Create").click()
    expect(form).to_contain_text("What you typed is kept, and sent as soon as you are back.")
    expect(form.get_by_label("Title")).to_have_value("Sailing")
    page.context.set_offline(False)
    expect(form).to_have_count(0)
    path = f"/api/agenda/calendars/{calendar_of(house, shown)}/events?limit=100"
    found = [each["event"]["title"] for each in house.ask("GET", path, headers=shown)[1]["items"]]
    assert found.count("Sailing") == 1


def test_a_task_that_is_ticked_without_a_network_is_done_when_there_is_one(house, page, inside, email):
    project, _ = project_of(house, email, "Boat", ["mend the sail"])
    inside(email, at=f"/tasks/{project}")
    tick = page.get_by_role("checkbox", name="mend the sail").or_(
        page.get_by_role("button", name="Done: mend the sail")
    )
    tick.first.wait_for()
    page.context.set_offline(True)
    tick.first.click()
    expect(offline(page)).to_contain_text("One change is kept")
    page.context.set_offline(False)
    path, shown = f"/api/agenda/projects/{project}/tasks?limit=100", bearer(house, email)
    until(
        lambda: house.ask("GET", path, headers=shown)[1]["items"] == [],
        otherwise=lambda: "it is still to be done",
    )
