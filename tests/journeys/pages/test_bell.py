"""The bell: what somebody is reminded of, wherever in the house they are."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from tests.journeys.pages.barriers import everybodys
from tests.journeys.pages.people import bearer, calendar_of, joined, registered
from tests.journeys.pages.todo import project_of, tasks_of
from tests.waiting import until


def test_what_rings_is_told_on_every_page_snoozed_dismissed_and_opened(house, page, inside):
    email = registered(house, "Belle Bell", "belle")
    shown = bearer(house, email)
    events = f"/api/agenda/calendars/{calendar_of(house, shown)}/events"
    begins = f"{datetime.now(UTC) + timedelta(minutes=10):%Y-%m-%dT%H:%M:%S}"
    alerts = {"1": {"@type": "Alert", "trigger": {"@type": "OffsetTrigger", "offset": "-PT10M"}}}
    for title in ("Rehearsal", "Tuning", "Concert"):
        said = {"title": title, "start": begins, "duration": "PT1H", "timeZone": "Etc/UTC", "alerts": alerts}
        house.ask("POST", events, said, shown)
    until(lambda: len(house.ask("GET", "/api/agenda/alerts", headers=shown)[1]["items"]) == 3)

    inside(email, at="/profile")
    page.get_by_role("button", name="Reminders: 3 ring").click()
    expect(page).to_have_title("(3) Profile · Stoa")
    everybodys(page, "what rings")
    again = page.get_by_role("group", name="Remind me of Tuning again")
    again.get_by_role("button", name="in 1 h").click()
    expect(page.get_by_text("One more rings later.")).to_be_visible()
    page.get_by_role("button", name="Dismiss Rehearsal").click()
    page.get_by_role("link", name="Concert").click()
    page.get_by_role("dialog", name="Concert").get_by_role("button", name="Close").click()
    page.reload()
    expect(page.get_by_role("button", name="Reminders: one rings")).to_have_count(1)
    states = {it["title"]: it["state"] for it in house.ask("GET", "/api/agenda/alerts", headers=shown)[1]["items"]}
    assert states == {"Rehearsal": "dismissed", "Tuning": "snoozed", "Concert": "ringing"}


def test_who_mentions_somebody_is_said_by_name(house, page, inside):
    email = registered(house, "Mina Mentioned", "mina")
    colleague = bearer(house, joined(house, email, f"grace.{email}", "Grace Hopper"))
    project, shown = project_of(house, email, "Keys", ["find the keys"])
    assert house.ask("PUT", f"/api/agenda/projects/{project}/shares/workspace", {"role": "write"}, shown)[0] == 200
    (task,) = tasks_of(house, project, shown).values()
    comments = f"/api/agenda/projects/{project}/tasks/{task['task_id']}/comments"
    assert house.ask("POST", comments, {"text": '@"Mina Mentioned" look'}, colleague)[0] == 201
    until(lambda: house.ask("GET", "/api/agenda/alerts", headers=shown)[1]["items"])

    inside(email, at="/profile")
    page.get_by_role("button", name="Reminders: one rings").click()
    expect(page.get_by_text("Grace Hopper mentions you")).to_be_visible()
