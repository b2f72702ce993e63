from functions.agenda import tasks_delete, tasks_due, tasks_get, tasks_list, tasks_trash
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, titles, where


def test_it_goes_into_the_trash_with_all_that_is_part_of_it(invoke):
    office = Office()
    home = project(invoke, office.ada, {"workspace": "read"})
    outer = task(invoke, office.ada, home, title="Outer", due="2020-01-01T00:00:00")
    inner = task(invoke, office.ada, home, outer["task_id"], title="Inner")
    kept = task(invoke, office.ada, home, title="Kept")

    assert invoke(tasks_delete, caller=office.person("bob"), **where(outer)).problem == "not-allowed"
    stale = invoke(tasks_delete, caller=office.ada, **where(outer), headers={"if-match": '"9"'})
    assert (stale.status, stale.json["current"]) == (412, invoke(tasks_get, caller=office.ada, **where(outer)).json)
    assert invoke(tasks_delete, caller=office.ada, **where(outer)).status == 204

    assert titles(invoke(tasks_list, caller=office.ada, project_id=home)) == ["Kept"]
    assert sorted(titles(invoke(tasks_trash, caller=office.ada, project_id=home))) == ["Inner", "Outer"]
    assert titles(invoke(tasks_due, caller=office.ada)) == []
    assert invoke(tasks_delete, caller=office.ada, **where(inner)).problem == "no-such-task"
    assert invoke(tasks_delete, caller=office.ada, **where(kept)).status == 204
