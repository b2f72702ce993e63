from datetime import timedelta

import pytest

from functions.agenda import (
    alerts_expect,
    alerts_list,
    tasks_complete,
    tasks_delete,
    tasks_move,
    tasks_reopen,
    tasks_restore,
    tasks_update,
)
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


@pytest.mark.parametrize(("gone", "back"), [(tasks_complete, tasks_reopen), (tasks_delete, tasks_restore)])
def test_a_reminder_goes_with_what_is_done_or_deleted_and_is_there_again_when_that_is_taken_back(
    invoke, cloud, desk, gone, back
):
    rent = desk.task(project(invoke, desk.ada), "Pay the rent")
    cloud.pumps.drain()
    (given,) = invoke(alerts_list, caller=desk.ada).json["items"]
    assert invoke(gone, caller=desk.ada, **where(rent)).status in {200, 204}
    cloud.pumps.drain()
    assert desk.alerts == {}

    assert invoke(back, caller=desk.ada, **where(rent)).status == 200
    cloud.pumps.drain()
    (again,) = invoke(alerts_list, caller=desk.ada).json["items"]
    assert {**again, "modseq": 0} == {**given, "modseq": 0}


def test_a_reminder_goes_when_something_is_due_at_another_time_and_along_into_another_project(invoke, cloud, desk):
    there, other = project(invoke, desk.ada), project(invoke, desk.ada)
    rent, tea = (desk.task(there, title) for title in ("Pay the rent", "Make tea"))
    cloud.pumps.drain()
    invoke(tasks_update, caller=desk.ada, **where(rent), body={"patch": {"due": desk.start(600)}})
    assert invoke(tasks_move, caller=desk.ada, **where(tea), body={"project_id": other}).status == 200
    cloud.pumps.drain()

    (left,) = invoke(alerts_list, caller=desk.ada).json["items"]
    assert (left["title"], left["container_id"]) == ("Make tea", other)
