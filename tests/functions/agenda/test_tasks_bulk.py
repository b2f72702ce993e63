from functions.agenda import projects_get, tasks_bulk, tasks_get, tasks_list, tasks_trash
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, titles, where


def test_ninety_tasks_are_changed_at_once(invoke):
    ada = Office().ada
    home, other = project(invoke, ada), project(invoke, ada)
    made = [task(invoke, ada, which) for which in [home] * 45 + [other] * 45]
    todo = [{"do": "complete", **where(it), "modseq": it["modseq"]} for it in made[:60]]
    todo += [{"do": "update", **where(it), "patch": {"priority": 1}} for it in made[60:]]

    said = invoke(tasks_bulk, caller=ada, body={"operations": todo})

    assert [it["task_id"] for it in said.json["tasks"]] == [it["task_id"] for it in made]
    assert [len(titles(invoke(tasks_list, caller=ada, project_id=each))) for each in (home, other)] == [0, 30]
    reopened = invoke(tasks_bulk, caller=ada, body={"operations": [{"do": "reopen", **where(made[0])}]})
    assert "progress" not in reopened.json["tasks"][0]["task"]


def test_if_one_cannot_be_none_is(invoke):
    office = Office()
    ada = office.ada
    mine = task(invoke, ada, project(invoke, ada))
    first = {"do": "complete", **where(mine)}

    def bulk(*operations):
        return invoke(tasks_bulk, caller=ada, body={"operations": operations})

    foreign = task(invoke, bob := office.person("bob"), project(invoke, bob))
    stale = task(invoke, ada, mine["project_id"])
    assert bulk(first, {"do": "complete", **where(foreign)}).problem == "no-such-project"
    late = bulk(first, {"do": "complete", **where(stale), "modseq": 99})
    assert (late.problem, late.json["current"]["task_id"]) == ("precondition-failed", stale["task_id"])
    assert bulk(first, {"do": "update", **where(stale), "patch": {"priority": 77}}).problem == "bad-task"
    assert bulk(first, {"do": "update", **where(stale), "patch": {"stoa.app:assignee": "bob"}}).problem == (
        "not-in-project"
    )
    assert bulk(first, {"do": "reopen", **where(mine)}).problem == "bad-task"
    assert len(titles(invoke(tasks_list, caller=ada, project_id=mine["project_id"]))) == 2


def test_tasks_go_into_the_trash_and_out_of_it_with_all_that_is_part_of_them(invoke):
    ada = Office().ada
    home = project(invoke, ada)
    outer = task(invoke, ada, home, title="Outer")
    inner = task(invoke, ada, home, outer["task_id"], title="Inner")
    alone, kept = task(invoke, ada, home, title="Alone"), task(invoke, ada, home, title="Kept")

    def bulk(do, *some, **more):
        return invoke(tasks_bulk, caller=ada, body={"operations": [{"do": do, **where(it), **more} for it in some]})

    def there():
        found = invoke(tasks_list, caller=ada, project_id=home), invoke(tasks_trash, caller=ada, project_id=home)
        return tuple("".join(sorted(title[0] for title in titles(each))) for each in found)

    assert bulk("delete", inner, alone, modseq=99).problem == "precondition-failed"
    assert bulk("delete", inner, outer, alone).status == 200, "what is part of another comes along with it"
    assert there() == ("K", "AIO")
    assert bulk("delete", kept, alone).problem == "no-such-task"
    assert [it["path"] for it in bulk("restore", outer, alone).json["tasks"]] == [[], []]
    assert there() == ("AIKO", "")
    bulk("delete", inner)
    assert bulk("restore", inner).json["tasks"][0]["path"] == [outer["task_id"]]
    mixed = [{"do": "delete", **where(outer)}, {"do": "complete", **where(inner)}]
    assert invoke(tasks_bulk, caller=ada, body={"operations": mixed}).problem == "bad-task"
    mixed[1] = {"do": "move", **where(inner), "to": {}}
    assert invoke(tasks_bulk, caller=ada, body={"operations": mixed}).problem == "bad-task"


def test_tasks_are_moved_at_once_in_the_order_in_which_they_are_named(invoke):
    office = Office()
    ada = office.ada
    office.person("bob")
    home = project(invoke, ada, {"person:bob": "write"}, sections=[{"name": "Waiting"}])
    other = project(invoke, ada)
    section = invoke(projects_get, caller=ada, project_id=home).json["sections"][0]["section_id"]
    some = [task(invoke, ada, home, title=title, ours_assignee="bob") for title in "ABC"]
    part = task(invoke, ada, home, some[0]["task_id"], title="Part")

    def moved(*some, **to):
        todo = [{"do": "move", **where(it), "to": to} for it in some]
        return invoke(tasks_bulk, caller=ada, body={"operations": todo})

    said = moved(some[2], some[0], section_id=section).json["tasks"]
    assert [it["task"]["stoa.app:section"] for it in said] == [section] * 2
    assert titles(invoke(tasks_list, caller=ada, project_id=home))[:1] == ["B"]
    assert invoke(tasks_get, caller=ada, **where(part)).json["task"]["stoa.app:section"] == section

    assert [it["assigned"] for it in moved(some[2], some[0], project_id=other).json["tasks"]] == [None, None]
    assert titles(invoke(tasks_list, caller=ada, project_id=other)) == ["Part", "C", "A"]
    assert moved(some[1], section_id="nowhere").problem == "not-in-project"
    assert invoke(tasks_bulk, caller=ada, body={"operations": [{"do": "move", **where(some[1])}]}).status == 422
    unknown = [{**where(part), "task_id": f"{number}"} for number in range(49)]
    assert moved(*unknown, project_id=other).problem == "too-many-at-once"
