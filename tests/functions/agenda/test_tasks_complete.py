from functions.agenda import tasks_complete, tasks_get, tasks_list
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, titles, where

MONTHLY = [{"frequency": "monthly", "byMonthDay": [1]}]


def test_it_is_done_with_all_that_is_part_of_it(invoke):
    ada = Office().ada
    home = project(invoke, ada)
    outer = task(invoke, ada, home)
    inner = task(invoke, ada, home, outer["task_id"])
    task(invoke, ada, home, inner["task_id"])

    assert invoke(tasks_complete, caller=ada, **where(inner)).json["task"]["progress"] == "completed"
    assert len(titles(invoke(tasks_list, caller=ada, project_id=home))) == 1
    said = invoke(tasks_complete, caller=ada, **where(outer), headers={"if-match": f'"{outer["modseq"]}"'})
    assert (said.json["task"]["progress"], said.json["task"]["stoa.app:lastDone"]["by"]) == ("completed", "ada")
    assert titles(invoke(tasks_list, caller=ada, project_id=home)) == []
    again = invoke(tasks_complete, caller=ada, **where(outer))
    assert (again.status, again.problem) == (409, "not-open")


def test_what_repeats_is_to_be_done_again_with_all_that_is_part_of_it(invoke):
    ada = Office().ada
    home = project(invoke, ada)
    rent = task(invoke, ada, home, due="2020-01-01T09:00:00", timeZone="Europe/Berlin", recurrenceRules=MONTHLY)
    part = task(invoke, ada, home, rent["task_id"])
    invoke(tasks_complete, caller=ada, **where(part))

    said = invoke(tasks_complete, caller=ada, **where(rent)).json["task"]

    assert (said["due"][8:], "progress" in said, said["due"] > "2026") == ("01T09:00:00", False, True)
    assert "progress" not in invoke(tasks_get, caller=ada, **where(part)).json["task"]


def test_only_who_may_write_gets_it_done(invoke):
    office = Office()
    made = task(invoke, office.ada, project(invoke, office.ada, {"workspace": "read"}))

    assert invoke(tasks_complete, caller=office.person("bob"), **where(made)).problem == "not-allowed"
    missing = {**where(made), "task_id": "0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"}
    assert invoke(tasks_complete, caller=office.ada, **missing).problem == "no-such-task"
