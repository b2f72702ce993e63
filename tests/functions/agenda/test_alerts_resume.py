from functions.agenda import alerts_resume, projects_delete, projects_restore
from tests.functions.agenda.planning import project


def test_of_what_is_to_be_done_in_a_project_that_goes_on_again_one_is_reminded(invoke, cloud, desk):
    there = project(invoke, desk.ada)
    desk.task(there, "Rent", minutes=300, before="-PT3H")
    invoke(projects_delete, caller=desk.ada, project_id=there)
    cloud.pumps.drain()
    assert desk.alerts == {}

    invoke(projects_restore, caller=desk.ada, project_id=there)
    cloud.pumps.drain()
    assert abs((desk.bell.armed - desk.now).total_seconds() - 7200) < 5
    assert invoke(alerts_resume).payload == {"batchItemFailures": []}


def test_what_lies_in_the_trash_with_its_project_is_not_shown(invoke, cloud, desk):
    there = project(invoke, desk.ada)
    desk.task(there, "Rent")
    cloud.pumps.drain()
    assert desk.alerts == {"Rent": "ringing"}

    invoke(projects_delete, caller=desk.ada, project_id=there)
    cloud.pumps.drain()
    assert desk.alerts == {}
    invoke(projects_restore, caller=desk.ada, project_id=there)
    cloud.pumps.drain()
    assert desk.alerts == {"Rent": "ringing"}
