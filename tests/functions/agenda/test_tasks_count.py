from functions.agenda import tasks_complete, tasks_count, tasks_done, tasks_move, tasks_reopen
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, where

DAILY = {"due": "2020-01-01T09:00:00", "recurrenceRules": [{"frequency": "daily"}]}


def test_each_thing_is_counted_once_however_often_it_is_told_and_wherever_it_goes(invoke, cloud):
    ada = Office().ada
    home, other = project(invoke, ada), project(invoke, ada)
    once, often, undone = task(invoke, ada, home), task(invoke, ada, home, **DAILY), task(invoke, ada, home)
    for it in (once, often, often, undone):
        invoke(tasks_complete, caller=ada, **where(it))
    invoke(tasks_reopen, caller=ada, **where(undone))
    invoke(tasks_move, caller=ada, **where(once), body={"project_id": other})
    invoke(tasks_count)
    invoke(tasks_count)
    cloud.pumps.drain()

    assert [day["done"] for day in invoke(tasks_done, caller=ada).json["days"]] == [3]
