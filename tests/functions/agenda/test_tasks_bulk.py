from functions.agenda import tasks_bulk, tasks_list
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
    assert bulk(first, {"do": "complete", **where(stale), "modseq": 99}).problem == "precondition-failed"
    assert bulk(first, {"do": "update", **where(stale), "patch": {"priority": 77}}).problem == "bad-task"
    assert bulk(first, {"do": "update", **where(stale), "patch": {"stoa.app:assignee": "bob"}}).problem == (
        "not-in-project"
    )
    assert bulk(first, {"do": "reopen", **where(mine)}).problem == "bad-task"
    assert len(titles(invoke(tasks_list, caller=ada, project_id=mine["project_id"]))) == 2
