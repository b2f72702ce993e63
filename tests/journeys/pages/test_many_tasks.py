"""Many tasks: selected and changed at once, and found by their words or by a filter that somebody keeps."""

import re

from playwright.sync_api import expect

from tests.journeys.pages.barriers import everybodys
from tests.journeys.pages.people import registered, section
from tests.journeys.pages.todo import project_of, row, tasks_of
from tests.waiting import until


def priorities(house, project, shown):
    return [it["task"].get("priority", 0) for it in tasks_of(house, project, shown).values()]


def picked(page, *titles):
    """Select tasks as somebody without a keyboard does; what can be done with them."""
    page.get_by_role("button", name="Select", exact=True).click()
    for title in titles:
        page.get_by_role("checkbox", name=f"Select: {title}", exact=True).check()
    return page.get_by_role("toolbar", name=f"{len(titles)} selected")


def undo(page):
    page.get_by_role("status").get_by_role("button", name="Undo").last.click()


def test_tasks_are_selected_by_keys_and_what_was_done_is_taken_back_by_one_press(house, page, inside):
    email = registered(house, "Massimo Many", "massimo")
    project, shown = project_of(house, email, "Heap", ["one p3", "two", "- half of two", "three", "four"])
    inside(email, at=f"/tasks/{project}")
    page.get_by_role("button", name=re.compile("^one")).focus()
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.get_by_role("button", name=re.compile("^half of two"))).to_be_focused()
    page.get_by_role("button", name=re.compile("^three")).click(modifiers=["Shift"])
    bar = page.get_by_role("toolbar", name="4 selected")
    expect(bar).to_be_visible()
    everybodys(page, "selected tasks")
    bar.get_by_role("button", name="Priority").click()
    everybodys(page, "selected tasks and a menu")
    page.keyboard.press("Escape")
    expect(bar).to_be_visible()
    bar.get_by_role("button", name="Priority").click()
    bar.get_by_role("button", name="first of all").click()
    expect(page.get_by_role("status").get_by_text("4 tasks are changed.")).to_be_visible()
    assert priorities(house, project, shown) == [1, 1, 1, 1, 0]
    undo(page)
    expect(page.get_by_role("status").get_by_text("It is as it was.")).to_be_visible()
    assert priorities(house, project, shown) == [9, 0, 0, 0, 0]
    page.keyboard.press("x")
    page.keyboard.press("Escape")
    expect(page.get_by_role("toolbar")).to_have_count(0)


def test_several_tasks_are_dated_labelled_moved_done_and_deleted_at_once(house, page, inside):
    email = registered(house, "Sam Several", "several")
    lines = ["one", "two", "- half of two", "three", "four"]
    project, shown = project_of(house, email, "Heap", lines, ("Now", "Later"))
    before = tasks_of(house, project, shown)
    inside(email, at=f"/tasks/{project}")
    bar = picked(page, "three", "four")
    bar.get_by_role("button", name="Label").click()
    bar.get_by_label("New label").fill("@soon")
    bar.get_by_label("New label").press("Enter")
    expect(row(page, "four")).to_contain_text("@soon")
    bar = picked(page, "one", "four")
    bar.get_by_role("button", name="Date").click()
    bar.get_by_role("button", name="Tomorrow").click()
    expect(row(page, "one")).to_contain_text("Tomorrow")
    bar = picked(page, "two", "three")
    bar.get_by_role("button", name="Move").click()
    bar.get_by_role("button", name="Heap, Later").click()
    expect(section(page, "Later").get_by_role("listitem")).to_have_count(3)
    undo(page)
    expect(section(page, "Later")).to_have_count(0)
    picked(page, "two", "four").get_by_role("button", name="Done").click()
    expect(row(page, "half of two")).to_have_count(0)
    assert tasks_of(house, project, shown, "true").keys() == {"two", "half of two", "four"}
    undo(page)
    expect(row(page, "half of two")).to_have_count(1)
    picked(page, "one", "two").get_by_role("button", name="Delete").click()
    expect(row(page, "half of two")).to_have_count(0)
    assert tasks_of(house, project, shown).keys() == {"three", "four"}
    undo(page)
    expect(row(page, "half of two")).to_have_count(1)
    assert tasks_of(house, project, shown).keys() == before.keys()


def test_more_than_can_be_written_at_once_is_said_and_not_done(house, page, inside):
    email = registered(house, "Tessa Toomany", "tessa")
    project, shown = project_of(house, email, "Flood", [])
    for each in range(50):
        path = f"/api/agenda/projects/{project}/tasks"
        assert house.ask("POST", path, {"task": {"title": f"drop {each:02}"}}, shown)[0] == 201
    inside(email, at=f"/tasks/{project}")
    page.get_by_role("button", name="Select", exact=True).click()
    page.get_by_role("toolbar").get_by_role("button", name="All").click()
    page.get_by_role("toolbar", name="50 selected").get_by_role("button", name="Delete").click()
    expect(page.get_by_role("status").get_by_text("At most 48 can be changed at once")).to_be_visible()
    assert len(tasks_of(house, project, shown)) == 50


def test_tasks_are_found_by_words_and_a_filter_is_kept_changed_and_let_go(house, page, inside):
    email = registered(house, "Finn Find", "finn")
    lines = ["repair the red boat p1", "paint the boat p3 @red", "sell the bicycle"]
    project, shown = project_of(house, email, "Harbour", lines)
    inside(email, at=f"/tasks/{project}")
    until(lambda: len(house.ask("GET", "/api/agenda/tasks/search?q=boat", headers=shown)[1]["items"]) == 2)
    expect(row(page, "sell the bicycle")).to_have_count(1)
    page.keyboard.press("/")
    words = page.get_by_role("searchbox", name="Find tasks")
    expect(words).to_be_focused()
    expect(page.get_by_text("What are you looking for?")).to_be_visible()
    words.fill("boat")
    words.press("Enter")
    expect(row(page, "paint the boat")).to_contain_text("Harbour")
    expect(row(page, "repair the red boat")).to_have_count(1)
    expect(row(page, "sell the bicycle")).to_have_count(0)
    everybodys(page, "a search")
    page.get_by_role("button", name=re.compile("^paint the boat")).click()
    page.get_by_role("dialog", name="paint the boat").get_by_role("button", name="Close").click()
    expect(row(page, "repair the red boat")).to_have_count(1)

    page.get_by_role("button", name="Keep as a filter").click()
    dialog = page.get_by_role("dialog", name="New filter")
    expect(dialog.get_by_label("Words")).to_have_value("boat")
    dialog.get_by_label("Name", exact=True).fill("Boats in a hurry")
    dialog.get_by_role("checkbox", name="first of all").check()
    everybodys(page, "a filter's form")
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1, name="Boats in a hurry")).to_be_visible()
    expect(row(page, "repair the red boat")).to_have_count(1)
    expect(row(page, "paint the boat")).to_have_count(0)
    everybodys(page, "a filter")

    page.get_by_role("button", name="Change the filter").click()
    dialog = page.get_by_role("dialog", name="Boats in a hurry")
    dialog.get_by_label("Name", exact=True).fill("Boats")
    dialog.get_by_role("checkbox", name="first of all").uncheck()
    dialog.get_by_role("button", name="Save").click()
    expect(row(page, "paint the boat")).to_have_count(1)
    lists = page.get_by_role("navigation", name="Lists")
    lists.get_by_role("link", name="Upcoming").click()
    lists.get_by_role("link", name="Boats", exact=True).click()
    page.get_by_role("button", name="Change the filter").click()
    page.get_by_role("dialog", name="Boats").get_by_role("button", name="Delete the filter").click()
    expect(lists.get_by_role("link", name="Boats", exact=True)).to_have_count(0)
    page.get_by_role("status").get_by_role("button", name="Undo").last.click()
    expect(lists.get_by_role("link", name="Boats", exact=True)).to_be_visible()
