import pytest

from agenda.tasks.trees import MOST_WITHIN
from functions.agenda import projects_update, tasks_create, tasks_get, tasks_list
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, titles, where


def test_a_task_is_made_once_and_what_other_programs_say_is_kept(invoke):
    ada = Office().ada
    home = project(invoke, ada)
    body = {"task": {"title": "Pay", "example.com:mood": "grim", "keywords": {"home": True}, "priority": 1}}

    made = [
        invoke(tasks_create, caller=ada, project_id=home, body=body, headers={"idempotency-key": "a"}) for _ in "12"
    ]

    assert (made[0].status, made[0].json, made[0].headers["ETag"]) == (201, made[1].json, '"1"')
    said = invoke(tasks_get, caller=ada, **where(made[0].json)).json["task"]
    assert (said["example.com:mood"], said["keywords"], said["@type"]) == ("grim", {"home": True}, "Task")
    assert titles(invoke(tasks_list, caller=ada, project_id=home)) == ["Pay"]


def test_a_uid_is_in_a_project_once(invoke):
    ada = Office().ada
    home = project(invoke, ada)
    task(invoke, ada, home, uid="pay@example.com")
    body = {"task": {"title": "Pay", "uid": "pay@example.com"}, "parent_id": task(invoke, ada, home)["task_id"]}

    for each in (body, {**body, "parent_id": None}):
        refused = invoke(tasks_create, caller=ada, project_id=home, body=each)
        assert (refused.problem, refused.json["errors"][0]["field"]) == ("already-exists", "uid")


def test_part_of_another_it_says_so_up_to_so_many(invoke):
    ada = Office().ada
    home = project(invoke, ada)
    outer = task(invoke, ada, home)
    inner = task(invoke, ada, home, outer["task_id"], title="Find the form")
    innermost = task(invoke, ada, home, inner["task_id"])

    assert innermost["path"] == [outer["task_id"], inner["task_id"]]
    for _ in range(MOST_WITHIN - 2):
        task(invoke, ada, home, inner["task_id"])
    body = {"task": {"title": "One more"}, "parent_id": innermost["task_id"]}
    assert invoke(tasks_create, caller=ada, project_id=home, body=body).problem == "too-many-within"
    body["parent_id"] = "0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"
    assert invoke(tasks_create, caller=ada, project_id=home, body=body).problem == "no-such-task"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x", "stoa.app:section": "elsewhere"}, "stoa.app:section"),
        ({"title": "x", "stoa.app:assignee": "eve"}, "stoa.app:assignee"),
        ({"title": "x", "due": "tomorrow"}, "due"),
    ],
)
def test_what_makes_no_sense_is_named_and_nothing_is_written(invoke, said, field):
    office = Office()
    office.person("eve")
    home = project(invoke, office.ada)

    refused = invoke(tasks_create, caller=office.ada, project_id=home, body={"task": said})

    assert (refused.status, refused.json["errors"][0]["field"]) == (422, field)
    assert titles(invoke(tasks_list, caller=office.ada, project_id=home)) == []


def test_only_who_may_write_adds_and_nobody_to_what_is_over(invoke):
    office = Office()
    bob, eve = office.person("bob"), office.person("eve")
    home = project(invoke, office.ada, {"person:bob": "read"})
    body = {"task": {"title": "Pay"}}

    assert invoke(tasks_create, caller=bob, project_id=home, body=body).problem == "not-allowed"
    assert invoke(tasks_create, caller=eve, project_id=home, body=body).problem == "no-such-project"
    invoke(projects_update, caller=office.ada, project_id=home, body={"archived": True})
    assert invoke(tasks_create, caller=office.ada, project_id=home, body=body).problem == "archived"
