from functions.agenda import tasks_delete, tasks_sweep
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, where


def test_what_is_left_of_them_goes_after_two_runs(invoke, cloud, rows, a_month_later):
    ada = Office().ada
    home = project(invoke, ada)
    gone, kept = task(invoke, ada, home), task(invoke, ada, home)
    invoke(tasks_delete, caller=ada, **where(gone))

    a_month_later(tasks_sweep)

    there = {(row["pk"]["S"], row["sk"]["S"]) for row in rows("agenda-tasks-1") if not row["sk"]["S"].startswith("!")}
    assert there == {(f"acme#{home}", kept["task_id"]), (f"acme#{home}#trash", gone["task_id"])}
