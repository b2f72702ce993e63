"""Tasks: a line is understood while it is typed; what is done can be undone, and a board shows the same."""

import re

from playwright.sync_api import expect

from tests.journeys.pages.barriers import everybodys
from tests.journeys.pages.days import FRIDAY, WEDNESDAY, short
from tests.journeys.pages.people import bearer, joined, registered, section
from tests.journeys.pages.todo import chosen, project_of, row, tasks_of


def test_a_line_becomes_a_task_that_is_done_and_undone(house, page, inside):
    email = registered(house, "Tilo Todo", "tilo")
    inside(email, at="/tasks")
    expect(page.get_by_text("Nothing to do.")).to_be_visible()
    page.keyboard.press("q")
    line = page.get_by_label("Add a task")
    expect(line).to_be_focused()
    line.fill("pay rent every 1st at 9am p1")
    expect(page.get_by_text(re.compile("Understood: due .* Every month on day 1 · priority 1"))).to_be_visible()
    line.press("Enter")
    expect(row(page, "pay rent")).to_contain_text("repeats")
    line.fill("call the bank today p2")
    line.press("Enter")
    bank = row(page, "call the bank")
    expect(bank).to_contain_text("Today")
    everybodys(page, "tasks")

    bank.get_by_role("button", name="Done: call the bank").click()
    expect(bank).to_have_count(0)
    page.get_by_role("status").get_by_role("button", name="Undo").last.click()
    expect(bank).to_have_count(1)
    bank.get_by_role("button", name=re.compile("^call the bank")).click()
    dialog = page.get_by_role("dialog", name="call the bank")
    dialog.get_by_label("Priority").select_option("1")
    dialog.get_by_label("Assigned to").select_option(label="Tilo Todo (tilo@example.com)")
    dialog.get_by_label("Repeats").select_option("daily")
    for step in ("Find the number", "Make tea"):
        dialog.get_by_label("Add a step").fill(step)
        dialog.get_by_label("Add a step").press("Enter")
    dialog.get_by_label("Done: Make tea").check()
    dialog.get_by_label("Say something about it").fill("It is in the drawer.")
    dialog.get_by_role("button", name="Comment").click()
    expect(dialog.get_by_role("listitem").filter(has_text="It is in the drawer.")).to_contain_text("Tilo Todo")
    everybodys(page, "a task")
    dialog.get_by_role("button", name="Save").click()
    expect(row(page, "call the bank")).to_contain_text("Today, repeats1 of 2")
    page.get_by_role("link", name="Inbox").click()
    expect(row(page, "call the bank")).to_have_count(1)


def test_a_project_is_a_list_and_a_board_and_letters_lead_to_its_tasks(house, page, inside):
    email = registered(house, "Bo Board", "bo-board")
    inside(email, at="/tasks")
    page.get_by_role("button", name="New project").click()
    page.get_by_label("Name").fill("Move")
    page.get_by_label("Sections").fill("To do\nWaiting")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Move")).to_be_visible()
    page.get_by_label("Add a task").fill("pack boxes")
    page.get_by_label("Add a task").press("Enter")
    page.get_by_text("Board", exact=True).click()
    expect(section(page, "Waiting")).to_be_visible()
    row(page, "pack boxes").drag_to(section(page, "Waiting"))
    expect(section(page, "Waiting").get_by_role("button", name=re.compile("^pack boxes"))).to_be_visible()
    everybodys(page, "a board")

    project = page.url.rpartition("/")[2]
    shown = bearer(house, email)
    (task,) = house.ask("GET", f"/api/agenda/projects/{project}/tasks", headers=shown)[1]["items"]
    page.goto(f"/tasks/{project}/{task['task_id']}")
    dialog = page.get_by_role("dialog", name="pack boxes")
    expect(dialog.get_by_label("Section")).to_have_value(task["task"]["stoa.app:section"])
    dialog.get_by_role("button", name="Delete").click()
    expect(row(page, "pack boxes")).to_have_count(0)
    page.get_by_role("button", name="Trash").click()
    trash = page.get_by_role("dialog", name="Trash")
    trash.get_by_role("button", name="Fetch back: pack boxes").click()
    expect(trash.get_by_text("Nothing is in the trash.")).to_be_visible()
    everybodys(page, "the trash")
    trash.get_by_role("button", name="Close").click()
    row(page, "pack boxes").get_by_role("button", name="Done: pack boxes").click()
    expect(page.get_by_role("status")).to_contain_text("Done.")

    page.get_by_role("button", name="Sharing of Move").click()
    sharing = page.get_by_role("dialog", name="Sharing of Move")
    sharing.get_by_label("What Everybody in the workspace may do").select_option("write")
    expect(page.get_by_role("status")).to_contain_text("Saved.")
    everybodys(page, "the sharing of a project")
    sharing.get_by_role("button", name="Close").click()
    expect(page.get_by_role("link", name=re.compile("^Move.*shared"))).to_be_visible()
    page.get_by_role("link", name="What is done").click()
    expect(page.get_by_role("img", name="Something was done on one day; the most was 1")).to_be_visible()
    everybodys(page, "what is done")


def test_what_is_part_of_a_task_stands_under_it_and_is_done_with_it(house, page, inside):
    email = registered(house, "Petra Parts", "petra")
    project, shown = project_of(house, email, "Party", ["invite people", "- write the list", "buy drinks"])
    inside(email, at=f"/tasks/{project}")
    row(page, "invite people").get_by_role("button", name="Add a sub-task to invite people").click()
    line = page.get_by_role("textbox", name="Add a sub-task to invite people")
    expect(line).to_be_focused()
    line.fill("print cards tomorrow p1")
    line.press("Enter")
    expect(row(page, "print cards")).to_contain_text("Tomorrow")
    everybodys(page, "sub-tasks")
    line.press("Escape")
    expect(line).to_have_count(0)
    known = tasks_of(house, project, shown)
    assert known["print cards"]["path"] == [known["invite people"]["task_id"]]

    folding = page.get_by_role("button", name="Sub-tasks of invite people")
    expect(folding).to_have_attribute("aria-expanded", "true")
    folding.click()
    expect(row(page, "print cards")).to_have_count(0)
    expect(row(page, "invite people")).to_contain_text("2 sub-tasks")
    folding.click()

    page.get_by_role("button", name=re.compile("^invite people")).click()
    parts = page.get_by_role("dialog", name="invite people").get_by_role("region", name=re.compile("^Sub-tasks"))
    expect(parts.get_by_role("heading")).to_have_text("Sub-tasks 0 of 2")
    parts.get_by_role("button", name="Done: write the list").click()
    expect(parts.get_by_role("heading")).to_have_text("Sub-tasks 1 of 2")
    parts.get_by_role("button", name="Not done after all: write the list").click()
    expect(parts.get_by_role("heading")).to_have_text("Sub-tasks 0 of 2")
    parts.get_by_role("textbox").fill("order stamps")
    parts.get_by_role("textbox").press("Enter")
    expect(parts.get_by_role("button", name="Done: order stamps")).to_be_visible()
    everybodys(page, "sub-tasks in a form")
    parts.get_by_role("button", name=re.compile("^print cards")).click()
    part = page.get_by_role("dialog", name="print cards")
    part.get_by_role("button", name="invite people").click()
    page.get_by_role("dialog", name="invite people").get_by_role("button", name="Close").click()

    row(page, "invite people").get_by_role("button", name="Done: invite people").click()
    expect(row(page, "order stamps")).to_have_count(0)
    page.get_by_role("status").get_by_role("button", name="Undo").last.click()
    expect(row(page, "order stamps")).to_have_count(1)
    assert tasks_of(house, project, shown).keys() == {*known, "order stamps"}


def test_a_line_that_names_no_project_offers_to_make_it_and_keeps_what_was_typed(house, page, inside):
    email = registered(house, "Lina Line", "lina-line")
    inside(email, at="/tasks")
    line = page.get_by_label("Add a task")
    line.fill("book a train tomorrow #Rome p2")
    line.press("Enter")
    expect(page.get_by_text("You have no project Rome; put it in quotes to leave it as it is.")).to_be_visible()
    expect(line).to_have_value("book a train tomorrow #Rome p2")
    everybodys(page, "a line that names no project")
    page.get_by_role("button", name="Make the project “Rome”, and add it there").click()
    expect(line).to_have_value("")
    expect(row(page, "book a train")).to_contain_text("Tomorrow")
    page.get_by_role("navigation", name="Lists").get_by_role("link", name="Rome").click()
    expect(row(page, "book a train")).to_have_count(1)


def test_a_project_is_archived_by_its_menu_looked_at_and_taken_out_again(house, page, inside):
    email = registered(house, "Arlo Archive", "arlo")
    project, _ = project_of(house, email, "Move", ["pack boxes"])
    inside(email, at=f"/tasks/{project}")
    lists = page.get_by_role("navigation", name="Lists")
    expect(lists.get_by_role("link", name="Move")).to_have_count(1)
    page.get_by_role("button", name="More for this project").click()
    everybodys(page, "what can be done with a project")
    page.locator(".tasks-page > header").get_by_role("button", name="Archive", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Move is in the archive")
    expect(page.get_by_text("This project is in the archive")).to_be_visible()
    expect(page.get_by_role("heading", level=1, name="Move")).to_be_visible()
    expect(row(page, "pack boxes")).to_have_count(1)
    expect(page.get_by_label("Add a task")).to_have_count(0)
    expect(lists.get_by_role("link", name="Move")).to_have_count(0)
    everybodys(page, "an archived project")

    page.goto("/tasks")
    lists.get_by_role("button", name="Archive").click()
    archive = page.get_by_role("dialog", name="Archive")
    everybodys(page, "the archive")
    archive.get_by_role("link", name="Move").click()
    expect(page.get_by_text("This project is in the archive")).to_be_visible()
    lists.get_by_role("button", name="Archive").click()
    archive.get_by_role("button", name="Take out of the archive: Move").click()
    expect(archive.get_by_text("No project is in the archive.")).to_be_visible()
    archive.get_by_role("button", name="Close").click()
    expect(lists.get_by_role("link", name="Move")).to_have_count(1)
    expect(page.get_by_label("Add a task")).to_be_visible()


def test_somebody_is_named_in_a_comment_by_a_few_letters_and_shown_by_their_name(house, page, inside):
    email = registered(house, "Cora Comment", "cora")
    colleague = joined(house, email, f"grace.{email}", "Grace Hopper")
    project, shown = project_of(house, email, "Talk", ["ask about the keys"])
    share = f"/api/agenda/projects/{project}/shares/workspace"
    assert house.ask("PUT", share, {"role": "write"}, shown)[0] == 200
    (task,) = tasks_of(house, project, shown).values()
    inside(email, at=f"/tasks/{project}/{task['task_id']}")
    comments = page.get_by_role("region", name="Comments")
    line = comments.get_by_label("Say something about it")
    line.press_sequentially("Where are they, @hop")
    offered = comments.get_by_role("option", name=re.compile("Grace Hopper"))
    expect(offered).to_have_attribute("aria-selected", "true")
    everybodys(page, "names that are offered")
    line.press("Escape")
    expect(offered).to_have_count(0)
    expect(page.get_by_role("dialog")).to_be_visible()
    line.press_sequentially("p")
    line.press("Enter")
    expect(line).to_have_value("Where are they, @Grace Hopper ")
    line.press_sequentially("do you know?")
    line.press("Control+Enter")
    said = comments.get_by_role("listitem").filter(has_text="Where are they, @Grace Hopper do you know?")
    expect(said.locator("strong").get_by_text("@Grace Hopper")).to_be_visible()
    path = f"/api/agenda/projects/{project}/tasks/{task['task_id']}/comments"
    (comment,) = house.ask("GET", path, headers=shown)[1]["items"]
    assert comment["mentions"] == [house.ask("GET", "/api/auth/me", headers=bearer(house, colleague))[1]["person"]]
    everybodys(page, "a comment that names somebody")


def test_a_project_becomes_a_template_from_which_others_are_begun_on_a_day(house, page, inside):
    email = registered(house, "Tom Template", "tom-template")
    project, _ = project_of(house, email, "Trip", ["book a train tomorrow", "- compare prices", "pack"], ("Before",))
    inside(email, at=f"/tasks/{project}")
    chosen(page, "Make a template")
    making = page.get_by_role("dialog", name="Make a template")
    making.get_by_label("Name").fill("Any trip")
    everybodys(page, "making a template")
    making.get_by_role("button", name="Make it").click()
    expect(page.get_by_role("heading", level=1, name="Any trip")).to_be_visible()
    expect(page.get_by_text("This is a template")).to_be_visible()
    expect(row(page, "compare prices")).to_have_count(1)
    everybodys(page, "a template")
    page.get_by_role("button", name="Begin a project").click()
    beginning = page.get_by_role("dialog", name="Begin a project from Any trip")
    beginning.get_by_label("Name").fill("Rome")
    beginning.get_by_label("First day").fill(str(WEDNESDAY))
    beginning.get_by_role("button", name="Begin", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="Rome")).to_be_visible()
    expect(row(page, "book a train")).to_contain_text(short(WEDNESDAY))
    expect(row(page, "pack")).to_have_count(1)
    lists = page.get_by_role("navigation", name="Lists")
    expect(lists.get_by_role("link", name="Any trip")).to_have_count(1)
    expect(lists.get_by_role("link", name="Rome")).to_have_attribute("aria-current", "page")


def test_what_two_wrote_of_one_task_is_kept_and_asked_about_only_where_both_wrote_the_same(house, page, inside):
    email = registered(house, "Tilda Two", "tilda-two")
    project, shown = project_of(house, email, "Fete", ["book the hall"])
    task = tasks_of(house, project, shown)["book the hall"]
    path = f"/api/agenda/projects/{project}/tasks/{task['task_id']}"

    def meanwhile(**patch):
        assert house.ask("PATCH", path, {"patch": patch}, shown)[0] == 200

    def kept():
        return house.ask("GET", path, headers=shown)[1]["task"]

    inside(email, at=f"/tasks/{project}/{task['task_id']}")
    form = page.get_by_role("dialog", name="book the hall")
    form.get_by_label("Notes", exact=True).fill("Ask Grace for the key")
    meanwhile(title="Book the large hall")
    form.get_by_label("Add a sub-task to book the hall").fill("ask what it costs")  # the page looks anew
    form.get_by_label("Add a sub-task to book the hall").press("Enter")
    form = page.get_by_role("dialog", name="Book the large hall")
    expect(form.get_by_label("Task", exact=True)).to_have_value("book the hall")
    form.get_by_role("button", name="Save").click()
    expect(form).to_have_count(0)
    expect(page.get_by_role("status")).to_contain_text("Saved.")
    assert (kept()["title"], kept()["description"]) == ("Book the large hall", "Ask Grace for the key")

    row(page, "Book the large hall").get_by_role("button", name=re.compile("^Book the large hall")).first.click()
    form.get_by_label("Notes", exact=True).fill("Grace has no key")
    form.get_by_label("Priority").select_option("1")
    meanwhile(description="The key is under the mat", due=f"{FRIDAY}T10:00:00", timeZone="Europe/Berlin")
    form.get_by_role("button", name="Save").click()
    both = page.get_by_role("dialog", name="Somebody changed it meanwhile")
    expect(both.get_by_role("row", name="Notes")).to_contain_text("Grace has no keyThe key is under the mat")
    everybodys(page, "two versions of a task")
    both.get_by_role("button", name="Save mine").click()
    expect(both).to_have_count(0)
    expect(page.get_by_role("status")).to_contain_text("Saved.")
    assert (kept()["description"], kept()["priority"]) == ("Grace has no key", 1)
    row(page, "Book the large hall").get_by_role("button", name=re.compile("^Book the large hall")).first.click()
    form.get_by_label("At the latest on").fill(str(WEDNESDAY))
    form.get_by_label("Until").fill("17:00")
    meanwhile(timeZone="Asia/Tokyo")  # where that is another hour
    form.get_by_role("button", name="Save").click()
    expect(both.get_by_role("row", name="At the latest on")).to_contain_text("5:00 PM")
