from functions.agenda import tasks_complete, tasks_delete, tasks_move, tasks_publish, tasks_update
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, where


def test_the_other_rooms_hear_of_every_change_and_not_of_the_trash(invoke, cloud, told):
    office = Office()
    office.person("bob")
    made = task(invoke, office.ada, project(invoke, office.ada, {"person:bob": "write"}))
    invoke(tasks_update, caller=office.ada, **where(made), body={"patch": {"stoa.app:assignee": "bob"}})
    invoke(tasks_complete, caller=office.ada, **where(made))
    invoke(tasks_delete, caller=office.ada, **where(made))
    invoke(tasks_publish)
    cloud.pumps.drain()

    heard = [each for each in told("agenda.TaskChanged") if each["task_id"] == made["task_id"]]
    assert sorted((it["modseq"], it["kind"], it["open"], it["assigned"]) for it in heard) == [
        (0, "destroyed", False, False),
        (1, "created", True, False),
        (2, "updated", True, True),
        (3, "updated", False, False),
    ]
    assert {it["by"] for it in heard} == {"ada"}


def test_of_what_goes_into_another_project_they_hear_where_it_went(invoke, cloud, told):
    ada = Office().ada
    home, other = project(invoke, ada), project(invoke, ada)
    made = task(invoke, ada, home)
    invoke(tasks_move, caller=ada, **where(made), body={"project_id": other})
    cloud.pumps.drain()

    heard = [each for each in told("agenda.TaskChanged") if each["task_id"] == made["task_id"]]
    assert sorted((it["kind"], it["project_id"] == home, it["moved_to"]) for it in heard) == [
        ("created", False, None),
        ("created", True, None),
        ("destroyed", True, other),
    ]
