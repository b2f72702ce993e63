"""What there is to do by its days: a list for today with its count, and tasks that are put on another day."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.pages.barriers import everybodys
from tests.journeys.pages.people import registered, section
from tests.journeys.pages.todo import project_of, row, tasks_of


@pytest.fixture
def today():
    """By the clocks of the browser, which are those of UTC here."""
    return datetime.now(UTC).date()


def test_today_is_a_list_of_its_own_with_what_is_overdue_and_what_is_added_there_is_for_today(
    house, page, inside, today
):
    email = registered(house, "Dora Day", "dora-day")
    inside(email, at="/tasks/today")
    lists = page.get_by_role("navigation", name="Lists")
    expect(page.get_by_role("heading", level=1, name="Today")).to_be_visible()
    expect(page.get_by_text("All done for today.")).to_be_visible()
    everybodys(page, "nothing left for today")
    line = page.get_by_label("Add a task")
    line.fill("water the plants")
    expect(page.get_by_text("Understood: due Today")).to_be_visible()
    line.press("Enter")
    expect(row(page, "water the plants")).to_contain_text("Today")
    line.fill("call Grace tomorrow")
    line.press("Enter")
    expect(line).to_have_value("")
    expect(row(page, "call Grace")).to_have_count(0)

    project_of(house, email, "Late", [f"pay rent {today - timedelta(days=2)}", "tea today at 0:01"])
    page.reload()
    expect(lists.get_by_role("link", name="Today 3 tasks")).to_have_attribute("aria-current", "page")
    expect(section(page, "Overdue").get_by_role("listitem")).to_have_count(1)
    expect(section(page, re.compile("^Today")).get_by_role("listitem")).to_have_text(
        [re.compile("^tea"), re.compile("^water the plants")]
    )
    everybodys(page, "today")

    row(page, "tea").get_by_role("button", name=re.compile("^tea")).click()
    page.get_by_role("dialog", name="tea").get_by_role("button", name="Close").click()
    expect(page.get_by_role("heading", level=1, name="Today")).to_be_visible()
    row(page, "tea").get_by_role("button", name="Done: tea").click()
    expect(lists.get_by_role("link", name="Today 2 tasks")).to_be_visible()
    page.get_by_role("button", name="Move to today").click()
    expect(section(page, "Overdue")).to_have_count(0)
    lists.get_by_role("link", name="Inbox").click()
    expect(row(page, "call Grace")).to_have_count(1)
    expect(lists.get_by_role("link", name="Today 2 tasks")).to_be_visible()


def test_a_task_is_put_on_another_day_with_the_mouse_and_with_the_keyboard_and_back_again(house, page, inside, today):
    email = registered(house, "Dan Drag", "dan-drag")
    project, shown = project_of(house, email, "Trip", ["book a train tomorrow at 10:00", "pack today"])

    def due(title):
        return tasks_of(house, project, shown)[title]["task"]["due"]

    inside(email, at="/tasks")
    days = [today + timedelta(days=each) for each in range(7)]
    over = section(page, re.compile(f"{days[3]:%A}, {days[3]:%B} {days[3].day}$"))
    expect(over).to_be_visible()
    row(page, "book a train").drag_to(over)
    expect(over.get_by_role("button", name=re.compile("^book a train"))).to_be_visible()
    said = page.get_by_role("status").filter(has_text=f"Moved to: {days[3]:%A}.")
    expect(said).to_be_visible()
    assert due("book a train") == f"{days[3]}T10:00:00"
    said.get_by_role("button", name="Undo").last.click()
    expect(section(page, re.compile("^Tomorrow")).get_by_role("listitem")).to_have_count(1)
    assert due("book a train") == f"{days[1]}T10:00:00"

    pack = page.get_by_role("button", name=re.compile("^pack"))
    pack.focus()
    page.keyboard.press("Alt+ArrowUp")  # nothing is put into the past
    page.keyboard.press("Alt+ArrowDown")
    expect(section(page, re.compile("^Tomorrow")).get_by_role("listitem")).to_have_count(2)
    expect(pack).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")
    expect(section(page, re.compile(f"{days[2]:%A}")).get_by_role("listitem")).to_have_count(1)
    expect(pack).to_be_focused()
    everybodys(page, "what is coming, by its days")


def test_the_days_of_a_task_are_filled_in_or_said_in_words(house, page, inside, today):
    email = registered(house, "Wanda Words", "wanda")
    project, shown = project_of(house, email, "Hall", ["book the hall"])
    task = tasks_of(house, project, shown)["book the hall"]
    inside(email, at=f"/tasks/{project}/{task['task_id']}")
    form = page.get_by_role("dialog", name="book the hall")
    line = form.get_by_label("When, in words")
    line.fill("soon")
    expect(form.get_by_text("No day is understood of that.")).to_be_visible()
    line.fill("every 3 days at 9am for 3 weeks")
    expect(form.get_by_text(re.compile("Understood: due .* Every 3 days"))).to_be_visible()
    expect(form.get_by_label("At", exact=True)).to_have_value("09:00")
    expect(form.get_by_label("Repeats").locator("option:checked")).to_have_text(re.compile("^Every 3 days"))
    everybodys(page, "days in words")
    line.fill("tomorrow at 9am starting today {in 5 days}")
    expect(form.get_by_label("Repeats").locator("option:checked")).to_have_text("Does not repeat")
    expect(form.get_by_label("Starts on")).to_have_value(str(today))
    expect(form.get_by_label("At the latest on")).to_have_value(str(today + timedelta(days=5)))
    form.get_by_label("Starts on").fill(str(today + timedelta(days=3)))
    form.get_by_role("button", name="Save").click()
    expect(form.get_by_text("It is due before it starts.")).to_be_visible()
    form.get_by_label("Starts on").fill(str(today))
    form.get_by_role("button", name="Save").click()
    expect(form).to_have_count(0)
    kept = tasks_of(house, project, shown)["book the hall"]["task"]
    tomorrow = today + timedelta(days=1)
    assert (kept["start"], kept["due"]) == (f"{today}T00:00:00", f"{tomorrow}T09:00:00")
    assert kept["stoa.app:deadline"] == str(today + timedelta(days=5))
    assert "recurrenceRules" not in kept, "it was said anew, and not that it repeats"


def test_a_column_counts_its_cards_and_not_what_is_part_of_them(house, page, inside):
    email = registered(house, "Cody Column", "cody")
    lines = ["invite people {tomorrow at 17:00}", "- write the list", "- buy stamps", "pack"]
    project, shown = project_of(house, email, "Fair", lines)
    assert "T17:00" in tasks_of(house, project, shown)["invite people"]["task"]["stoa.app:deadline"]
    inside(email, at=f"/tasks/{project}")
    page.get_by_text("Board", exact=True).click()
    expect(section(page, "Without a section").get_by_role("heading")).to_have_text("Without a section 2")
    expect(row(page, "invite people").first).to_contain_text("at the latest")
