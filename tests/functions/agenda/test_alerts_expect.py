from datetime import timedelta

from functions.agenda import alerts_expect, tasks_complete, tasks_update
from tests.functions.agenda.planning import project, where


def test_a_bell_is_armed_for_a_task_and_rings_at_once_for_one_that_is_due_until_it_was_seen(invoke, cloud, desk):
    there = project(invoke, desk.ada)
    later = desk.task(there, "Answer", minutes=300)
    cloud.pumps.drain()
    assert abs(desk.bell.armed - desk.now - timedelta(minutes=290)) < timedelta(seconds=1)
    assert len(desk.schedules) == 1
    desk.task(there, "Sooner", minutes=200)
    cloud.pumps.drain()
    assert abs(desk.bell.armed - desk.now - timedelta(minutes=190)) < timedelta(seconds=1)

    rent = desk.task(there, "Pay the rent")
    cloud.pumps.drain()
    assert desk.alerts == {"Pay the rent": "ringing"}
    seen = {"patch": {"alerts/1/acknowledged": f"{desk.now + timedelta(minutes=1):%Y-%m-%dT%H:%M:%SZ}"}}
    assert invoke(tasks_update, caller=desk.ada, **where(rent), body=seen).status == 200
    cloud.pumps.drain()
    assert desk.alerts == {"Pay the rent": "dismissed"}
    invoke(tasks_complete, caller=desk.ada, **where(later))
    cloud.pumps.drain()
    assert invoke(alerts_expect).payload == {"batchItemFailures": []}, "of a task that is not there"
