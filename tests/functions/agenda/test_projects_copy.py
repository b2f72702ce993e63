from agenda.tasks import copying
from functions.agenda import (
    projects_copy,
    projects_get,
    projects_list,
    tasks_complete,
    tasks_list,
    tasks_move,
)
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, titles, where


def copied(invoke, caller, project_id, **body):
    headers = body.pop("headers", {})
    return invoke(projects_copy, caller=caller, project_id=project_id, body=body, headers=headers)


def tasks(invoke, caller, project_id):
    return invoke(tasks_list, caller=caller, project_id=project_id).json["items"]


def test_a_template_becomes_a_project_whose_first_day_is_when_one_says(invoke):
    ada = Office().ada
    pattern = project(invoke, ada, name="Move", template=True, sections=[{"name": "Before"}, {"name": "After"}])
    sections = invoke(projects_get, caller=ada, project_id=pattern).json["sections"]
    outer = task(invoke, ada, pattern, title="Pack", due="2026-01-05T09:00:00", ours_section=sections[0]["section_id"])
    task(invoke, ada, pattern, outer["task_id"], title="Books", due="2026-01-03T09:00:00")
    task(invoke, ada, pattern, title="Unpack", ours_section=sections[1]["section_id"])

    made = copied(invoke, ada, pattern, name="Rome", starts="2027-03-01").json

    assert (made["name"], made["template"], [each["name"] for each in made["sections"]]) == (
        "Rome",
        False,
        ["Before", "After"],
    )
    found = {it["task"]["title"]: it for it in tasks(invoke, ada, made["project_id"])}
    assert [found[each]["task"].get("due") for each in ("Books", "Pack", "Unpack")] == [
        "2027-03-01T09:00:00",
        "2027-03-03T09:00:00",
        None,
    ]
    assert found["Books"]["path"] == [found["Pack"]["task_id"]]
    assert found["Unpack"]["task"]["stoa.app:section"] == made["sections"][1]["section_id"]
    assert made["project_id"] in {it["project_id"] for it in invoke(projects_list, caller=ada).json["items"]}
    assert invoke(tasks_move, caller=ada, **where(found["Books"]), body={}).status == 200


def test_it_is_for_the_same_people_only_if_one_may_know_who_they_are(invoke):
    office = Office()
    ada, bob, eve = office.ada, office.person("bob"), office.person("eve")
    home = project(invoke, ada, {"person:bob": "admin", "person:eve": "read"})
    task(invoke, ada, home, ours_assignee="eve")
    done = task(invoke, ada, home, title="Done")
    invoke(tasks_complete, caller=ada, **where(done))

    alone = copied(invoke, eve, home).json
    assert (alone["owner"], alone["shares"]) == ("eve", [])
    assert ["stoa.app:assignee" in it["task"] for it in tasks(invoke, eve, alone["project_id"])] == [False]
    assert copied(invoke, eve, home, people=True).problem == "not-allowed"

    both = copied(invoke, bob, home, people=True, done=True, template=True).json
    assert {each["to"]: each["role"] for each in both["shares"]} == {"person:eve": "read", "person:ada": "admin"}
    assert sorted(titles(invoke(tasks_list, caller=eve, project_id=both["project_id"]))) == ["Done", "Pay the rent"]
    given = next(it for it in tasks(invoke, bob, both["project_id"]) if it["task"]["title"] != "Done")
    assert (given["task"]["stoa.app:assignee"], given["assigned"]["by"], both["template"]) == ("eve", "bob", True)


def test_who_asks_again_has_one_and_who_was_broken_off_gets_the_rest(invoke, monkeypatch):
    ada = Office().ada
    home = project(invoke, ada)
    some = [task(invoke, ada, home, title=title) for title in "ABC"]
    monkeypatch.setattr(copying, "AT_ONCE", 2)
    key = {"idempotency-key": "once"}
    first = copied(invoke, ada, home, headers=key).json["project_id"]
    assert copied(invoke, ada, home, headers=key).json["project_id"] == first
    assert titles(invoke(tasks_list, caller=ada, project_id=first)) == ["A", "B", "C"]

    again = copied(invoke, ada, home, headers={"idempotency-key": "other"}).json["project_id"]
    there = tasks(invoke, ada, again)
    invoke(tasks_move, caller=ada, **where(there[0]), body={"project_id": home})  # as if it had never come
    assert copied(invoke, ada, home, headers={"idempotency-key": "other"}).json["project_id"] == again
    assert len(tasks(invoke, ada, again)) == 4

    monkeypatch.setattr(copying, "MOST", 2)
    assert copied(invoke, ada, home).problem == "too-much-to-copy"
    assert len(some) == 3
