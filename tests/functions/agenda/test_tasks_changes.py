from functions.agenda import tasks_changes, tasks_complete, tasks_delete
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, where


def test_tells_what_happened_since(invoke):
    office = Office()
    home = project(invoke, office.ada)
    kept, gone = task(invoke, office.ada, home), task(invoke, office.ada, home)
    state = invoke(tasks_changes, caller=office.ada, project_id=home).json["state"]
    invoke(tasks_complete, caller=office.ada, **where(kept))
    invoke(tasks_delete, caller=office.ada, **where(gone))

    told = invoke(tasks_changes, caller=office.ada, project_id=home, query={"since": state}).json

    assert (told["created"], told["updated"], told["destroyed"]) == ([], [kept["task_id"]], [gone["task_id"]])
    assert invoke(tasks_changes, caller=office.person("eve"), project_id=home).status == 404
    bad = invoke(tasks_changes, caller=office.ada, project_id=home, query={"since": "nonsense"})
    assert bad.problem == "cannot-calculate-changes"
