from functions.agenda import projects_get, tasks_changes, tasks_get, tasks_list, tasks_move
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, titles, where


def test_it_stands_between_others_in_a_section(invoke):
    ada = Office().ada
    home = project(invoke, ada, sections=[{"name": "Waiting"}])
    first, second, third = (task(invoke, ada, home, title=title) for title in "ABC")
    neighbours = {"after_id": first["task_id"], "before_id": second["task_id"]}

    invoke(tasks_move, caller=ada, **where(third), body=neighbours)
    assert titles(invoke(tasks_list, caller=ada, project_id=home)) == ["A", "C", "B"]

    section = invoke(projects_get, caller=ada, project_id=home).json["sections"][0]["section_id"]
    said = invoke(tasks_move, caller=ada, **where(first), body={"section_id": section})
    assert said.json["task"]["stoa.app:section"] == section
    backwards = {"after_id": second["task_id"], "before_id": third["task_id"]}
    assert invoke(tasks_move, caller=ada, **where(first), body=backwards).problem == "too-crowded"
    assert invoke(tasks_move, caller=ada, **where(first), body={"section_id": "x"}).problem == "not-in-project"


def test_it_goes_into_another_project_with_all_that_is_part_of_it(invoke):
    office = Office()
    ada, bob = office.ada, office.person("bob")
    home, other = project(invoke, ada, {"person:bob": "write"}), project(invoke, ada)
    outer = task(invoke, ada, home, title="Outer", ours_assignee="bob")
    inner = task(invoke, ada, home, outer["task_id"], title="Inner")
    state = invoke(tasks_changes, caller=bob, project_id=home).json["state"]

    said = invoke(tasks_move, caller=ada, **where(outer), body={"project_id": other})

    assert (said.json["project_id"], "stoa.app:assignee" in said.json["task"]) == (other, False)
    moved = invoke(tasks_get, caller=ada, project_id=other, task_id=inner["task_id"]).json
    assert moved["path"] == [outer["task_id"]]
    gone = invoke(tasks_changes, caller=bob, project_id=home, query={"since": state}).json["destroyed"]
    assert sorted(gone) == sorted([outer["task_id"], inner["task_id"]])
    back = invoke(tasks_move, caller=bob, project_id=other, task_id=outer["task_id"], body={"project_id": home})
    assert back.problem == "no-such-project"


def test_it_becomes_part_of_another_and_never_of_itself(invoke):
    ada = Office().ada
    home = project(invoke, ada)
    outer, alone = task(invoke, ada, home), task(invoke, ada, home)
    inner = task(invoke, ada, home, outer["task_id"])

    within = invoke(tasks_move, caller=ada, **where(outer), body={"parent_id": alone["task_id"]})
    circle = invoke(tasks_move, caller=ada, **where(outer), body={"parent_id": inner["task_id"]})
    stale = invoke(tasks_move, caller=ada, **where(inner), body={}, headers={"if-match": '"1"'})

    assert within.json["path"] == [alone["task_id"]]
    found = invoke(tasks_get, caller=ada, **where(inner)).json
    assert found["path"] == [alone["task_id"], outer["task_id"]]
    assert (circle.problem, stale.status, stale.json["current"]) == ("part-of-itself", 412, found)
    assert invoke(tasks_move, caller=ada, **where(outer), body={}).json["path"] == []
