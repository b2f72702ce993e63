"""Events and tasks that belong together, in several calendars and in files: what stands twice is drawn once."""

import re

from playwright.sync_api import expect

from tests.journeys.pages.barriers import everybodys
from tests.journeys.pages.days import WEDNESDAY, WEEK, said
from tests.journeys.pages.people import bearer, calendar_of, joined, registered
from tests.journeys.pages.todo import chosen, project_of, row, tasks_of
from tests.waiting import until


def block(page, name):
    return page.locator(".agenda-picture").get_by_role("button", name=name)


def copied(house, path, shown):
    """The copy of an event that came to somebody who is invited, a moment later."""
    return until(lambda: house.ask("GET", path, headers=shown)[1].get("event"), otherwise=lambda: "nothing came")


def test_an_event_in_two_calendars_is_drawn_once_and_asks_only_whoever_has_not_answered(house, page, inside):
    email = registered(house, "Otis Once", "otis")
    colleague = joined(house, email, "greta@example.com", "Greta Guest")
    hers, mine = bearer(house, colleague), bearer(house, email)
    theirs, own = calendar_of(house, hers), calendar_of(house, mine)
    share = f"/api/agenda/calendars/{theirs}/shares/workspace"
    assert house.ask("PUT", share, {"role": "read"}, hers)[0] == 200
    guest = {"sendTo": {"imip": f"mailto:{email}"}, "roles": {"attendee": True}, "participationStatus": "needs-action"}
    event = {"title": "Rehearsal", "start": f"{WEDNESDAY}T10:00:00", "duration": "PT1H", "timeZone": "UTC"}
    events = f"/api/agenda/calendars/{theirs}/events"
    made = house.ask("POST", events, {**event, "participants": {"otis": guest}}, hers)[1]["event_id"]
    copied(house, f"/api/agenda/calendars/{own}/events/{made}", mine)
    house.ask("PUT", f"/api/agenda/shelf/{theirs}", {}, mine)
    inside(email, at=WEEK)
    rehearsal = block(page, "Rehearsal")
    expect(rehearsal).to_have_accessible_name(re.compile("You have not answered yet.* also in Greta Guest"))
    expect(rehearsal).to_have_count(1)
    everybodys(page, "an event in two calendars")
    rehearsal.click()
    dialog = page.get_by_role("dialog", name="Rehearsal")
    expect(dialog.get_by_role("listitem").filter(has_text=re.compile("^(Otis Once|Greta Guest)$"))).to_have_count(2)
    dialog.get_by_role("button", name="Close").click()
    page.get_by_role("checkbox", name="Otis Once").click()
    alone = re.compile(f"^Rehearsal .*{said(WEDNESDAY)}$")
    expect(rehearsal).to_have_accessible_name(alone)  # hers alone waits for nobody
    rehearsal.click()
    expect(dialog.get_by_role("listitem").filter(has_text=re.compile("^You have not answered"))).to_have_count(1)
    expect(dialog.get_by_text("Do you come?")).to_have_count(0)  # nor is it answered there


def test_who_is_invited_by_a_colleague_sees_who_else_comes(house, page, inside):
    email = registered(house, "Cleo Cast", "cleo-cast")
    mine, hugo = bearer(house, email), bearer(house, joined(house, email, "hugo@example.com", "Hugo"))
    here, theirs = calendar_of(house, mine), calendar_of(house, hugo)
    host = bearer(house, joined(house, email, "vera@example.com", "Vera Host"))
    usual = {"roles": {"attendee": True}}
    guests = {name: {**usual, "sendTo": {"imip": f"mailto:{name}@example.com"}} for name in ("cleo-cast", "hugo")}
    event = {"title": "Premiere", "start": f"{WEDNESDAY}T10:00:00", "duration": "PT1H", "timeZone": "UTC"}
    events = f"/api/agenda/calendars/{calendar_of(house, host)}/events"
    made = house.ask("POST", events, {**event, "participants": guests}, host)[1]["event_id"]
    for calendar, whose in ((here, mine), (theirs, hugo)):
        copied(house, f"/api/agenda/calendars/{calendar}/events/{made}", whose)
    inside(email, at=WEEK)
    block(page, "Premiere").click()
    guest = page.get_by_role("dialog", name="Premiere").get_by_role("listitem").filter(has_text=re.compile("^Hugo"))
    expect(guest).to_have_text("Hugo has not answered")

    answer = f"/api/agenda/calendars/{theirs}/events/{made}/reply"
    assert house.ask("POST", answer, {"status": "accepted", "comment": "With flowers"}, hugo)[0] == 200

    def heard():
        it = house.ask("GET", f"/api/agenda/calendars/{here}/events/{made}", headers=mine)[1]["event"]
        return "With flowers" in str(it["participants"])

    until(heard)
    page.goto(WEEK)
    block(page, "Premiere").click()
    expect(guest).to_have_text("Hugo comes “With flowers”")

    secretary = joined(house, email, "sol@example.com", "Sol Secretary")  # who sees to the calendar of Hugo
    share = f"/api/agenda/calendars/{theirs}/shares/workspace"
    assert house.ask("PUT", share, {"role": "write"}, hugo)[0] == 200
    house.ask("PUT", f"/api/agenda/shelf/{theirs}", {}, bearer(house, secretary))
    inside(secretary, at=WEEK)
    block(page, "Premiere").click()
    expect(page.get_by_role("dialog", name="Premiere").get_by_text("You are not invited yourself.")).to_be_visible()
    expect(page.get_by_text("Do you come?")).to_have_count(0)
    page.get_by_role("button", name="Delete").click()
    asking = page.get_by_role("dialog", name="Delete it, and decline for Hugo?")
    expect(asking.get_by_text("It tells Vera Host that Hugo does not come.")).to_be_visible()
    asking.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("Vera Host will hear that Hugo does not come.")).to_be_visible()


def test_a_task_is_made_of_an_event_and_time_is_taken_for_a_task(house, page, inside):
    email = registered(house, "Tara Time", "tara")
    shown = bearer(house, email)
    calendar = calendar_of(house, shown)
    event = {"title": "Chess", "start": f"{WEDNESDAY}T18:00:00", "duration": "PT2H", "timeZone": "UTC"}
    house.ask("POST", f"/api/agenda/calendars/{calendar}/events", event, shown)
    project, _ = project_of(house, email, "Club", [])
    inside(email, at=WEEK)
    block(page, "Chess").click()
    chess = page.get_by_role("dialog", name="Chess")
    with page.expect_download() as taken:
        chess.get_by_role("button", name="Save as a file").click()
    assert taken.value.suggested_filename == "chess.ics"
    assert "SUMMARY:Chess" in taken.value.path().read_text()
    chess.get_by_role("button", name="Make a task").click()
    chess.get_by_label("Task", exact=True).fill("Bring the clock")
    chess.get_by_label("Project").select_option(label="Club")
    everybodys(page, "a task of an event")
    chess.get_by_role("button", name="Make it").click()
    expect(page.get_by_role("status")).to_contain_text("It is among your tasks.")
    tasks = chess.get_by_role("list", name="Tasks")
    everybodys(page, "an event with a task")
    tasks.get_by_role("link", name="Bring the clock").click()

    task = page.get_by_role("dialog", name="Bring the clock")
    times = task.get_by_role("region", name="In the calendar")
    expect(times.get_by_role("link", name=re.compile("^Chess"))).to_be_visible()
    times.get_by_role("button", name="Take time in the calendar").click()
    taking = page.get_by_role("dialog", name="Time for Bring the clock")
    expect(taking.get_by_label("Day")).to_have_value(str(WEDNESDAY))
    taking.get_by_label("From").fill("16:30")
    taking.get_by_label("For", exact=True).select_option(label="45 min")
    everybodys(page, "time for a task")
    taking.get_by_role("button", name="Take the time").click()
    event = times.get_by_role("link", name=re.compile("^Bring the clock"))
    expect(event).to_contain_text(re.compile("4:30.*5:15"))
    everybodys(page, "a task with its times")
    event.click()
    clock = page.get_by_role("dialog", name="Bring the clock")
    expect(clock.get_by_role("list", name="Tasks").get_by_role("link", name="Bring the clock")).to_be_visible()
    assert tasks_of(house, project, shown).keys() == {"Bring the clock"}


TODOIST = f"""TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE,DURATION,DURATION_UNIT
section,Before,,,,,,,,,,
task,Order the van @move,The big one,1,1,Ada (100),Bob (200),{WEDNESDAY} 09:00,en,Europe/Berlin,30,minute
note,They close at six,,,,Bob (200),,,,,,
task,Compare prices,,4,2,Ada (100),,every! 3 days,en,,,
"""


def test_a_project_takes_a_file_of_another_program_and_is_taken_along_as_one(house, page, inside):
    email = registered(house, "Fay File", "fay-file")
    project, shown = project_of(house, email, "Move", ["pack boxes"])
    inside(email, at=f"/tasks/{project}")
    chosen(page, "Import and export")
    dialog = page.get_by_role("dialog", name="Files of Move")
    file = dialog.get_by_label("Choose a file of tasks")
    file.set_input_files({"name": "notes.txt", "mimeType": "text/plain", "buffer": b"pack"})
    expect(page.get_by_role("status")).to_contain_text("Only calendar files (.ics) and what Todoist exports (.csv)")
    everybodys(page, "the files of a project")
    file.set_input_files({"name": "move.csv", "mimeType": "text/csv", "buffer": TODOIST.encode()})
    expect(dialog.get_by_text("2 new, 1 section, 1 comment", exact=True)).to_be_visible()
    expect(dialog.get_by_text("Nothing is written yet.")).to_be_visible()
    notes = dialog.get_by_role("region", name="What is taken otherwise than it stands there")
    expect(notes.get_by_role("row", name=re.compile("^3"))).to_contain_text("Bob")
    everybodys(page, "what would become of a file of tasks")
    assert tasks_of(house, project, shown).keys() == {"pack boxes"}
    dialog.get_by_role("button", name="Import 2 tasks").click()
    expect(dialog.get_by_text("It is in the project.")).to_be_visible()
    expect(notes.get_by_role("row", name=re.compile("^3"))).to_contain_text("Bob")
    everybodys(page, "what became of a file of tasks")
    with page.expect_download() as taken:
        dialog.get_by_role("button", name="Download").click()
    assert taken.value.suggested_filename == "move.ics"
    assert "SUMMARY:Order the van" in taken.value.path().read_text()
    dialog.get_by_role("button", name="Another file").click()
    dialog.get_by_label("Choose a file of tasks").set_input_files(
        {"name": "move.csv", "mimeType": "text/csv", "buffer": TODOIST.encode()}
    )
    expect(dialog.get_by_text("There is nothing new in it.")).to_be_visible()
    dialog.get_by_role("button", name="Close").click()
    expect(row(page, "Order the van")).to_have_count(1)
    assert tasks_of(house, project, shown).keys() == {"pack boxes", "Order the van", "Compare prices"}
