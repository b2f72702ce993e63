from datetime import timedelta

from functions.agenda import alerts_expect, tasks_complete
from tests.functions.agenda.planning import project, where


def test_a_bell_is_armed_for_a_task_and_rings_at_once_for_one_that_is_due(invoke, cloud, desk):
    there = project(invoke, desk.ada)
    later = desk.task(there, "Answer", minutes=300)
    cloud.pumps.drain()
    assert abs(desk.bell.armed - desk.now - timedelta(minutes=290)) < timedelta(seconds=1)
    assert len(desk.schedules) == 1
    desk.task(there, "Sooner", minutes=200)
    cloud.pumps.drain()
    assert abs(desk.bell.armed - desk.now - timedelta(minutes=190)) < timedelta(seconds=1)

    desk.task(there, "Pay the rent")
    cloud.pumps.drain()
    assert desk.alerts == {"Pay the rent": "ringing"}
    invoke(tasks_complete, caller=desk.ada, **where(later))
    cloud.pumps.drain()
    assert invoke(alerts_expect).payload == {"batchItemFailures": []}, "of a task that is not there"
