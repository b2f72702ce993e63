from functions.agenda import tasks_delete, tasks_get, tasks_list, tasks_restore
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, titles, where


def test_it_comes_back_with_all_that_is_part_of_it_to_where_it_was(invoke):
    ada = Office().ada
    home = project(invoke, ada)
    outer = task(invoke, ada, home, title="Outer")
    inner = task(invoke, ada, home, outer["task_id"], title="Inner")
    innermost = task(invoke, ada, home, inner["task_id"], title="Innermost")
    invoke(tasks_delete, caller=ada, **where(inner))

    said = invoke(tasks_restore, caller=ada, **where(inner)).json

    assert (said["path"], said["deleted"]) == ([outer["task_id"]], None)
    assert invoke(tasks_get, caller=ada, **where(innermost)).json["path"] == [outer["task_id"], inner["task_id"]]
    assert invoke(tasks_restore, caller=ada, **where(inner)).problem == "no-such-task"


def test_where_it_was_is_not_there_any_more_it_stands_by_itself(invoke):
    ada = Office().ada
    home = project(invoke, ada)
    outer = task(invoke, ada, home, title="Outer")
    inner = task(invoke, ada, home, outer["task_id"], title="Inner")
    for it in (inner, outer):
        invoke(tasks_delete, caller=ada, **where(it))

    assert invoke(tasks_restore, caller=ada, **where(inner)).json["path"] == []
    assert titles(invoke(tasks_list, caller=ada, project_id=home)) == ["Inner"]
