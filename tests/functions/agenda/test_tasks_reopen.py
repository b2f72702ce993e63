from functions.agenda import tasks_complete, tasks_reopen
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, where


def test_it_is_as_it_was_before(invoke):
    ada = Office().ada
    home = project(invoke, ada)
    rules = [{"frequency": "daily", "count": 3}]
    made = task(invoke, ada, home, due="2099-01-01T09:00:00", timeZone="UTC", recurrenceRules=rules)
    invoke(tasks_complete, caller=ada, **where(made))

    said = invoke(tasks_reopen, caller=ada, **where(made))

    assert (said.json["task"] | {"updated": 0}, said.json["modseq"]) == (made["task"] | {"updated": 0}, 3)
    assert invoke(tasks_reopen, caller=ada, **where(made)).problem == "not-done"
    assert invoke(tasks_reopen, caller=ada, **where(made), headers={"if-match": '"1"'}).status == 412
