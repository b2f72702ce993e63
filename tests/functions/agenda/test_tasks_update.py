from functions.agenda import tasks_get, tasks_update
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, where


def test_a_patch_changes_what_it_says(invoke):
    office = Office()
    office.person("bob")
    made = task(invoke, office.ada, project(invoke, office.ada, {"person:bob": "read"}), keywords={"home": True})

    patch = {"keywords/urgent": True, "keywords/home": None, "stoa.app:assignee": "bob", "due": "2027-01-01T09:00:00"}
    said = invoke(tasks_update, caller=office.ada, **where(made), body={"patch": patch}).json

    assert (said["task"]["keywords"], said["task"]["stoa.app:assignee"], said["modseq"]) == ({"urgent": True}, "bob", 2)
    assert invoke(tasks_get, caller=office.ada, **where(made)).json == said


def test_the_loser_of_two_gets_the_current_tag_and_nothing_is_half_written(invoke):
    ada = Office().ada
    made = task(invoke, ada, project(invoke, ada))
    invoke(tasks_update, caller=ada, **where(made), body={"patch": {"title": "Won"}}, headers={"if-match": '"1"'})

    lost = invoke(tasks_update, caller=ada, **where(made), body={"patch": {"title": "L"}}, headers={"if-match": '"1"'})
    bad = invoke(tasks_update, caller=ada, **where(made), body={"patch": {"title": "X", "priority": 11}})
    stranger = invoke(tasks_update, caller=ada, **where(made), body={"patch": {"stoa.app:assignee": "eve"}})
    nowhere = invoke(tasks_update, caller=ada, **where(made), body={"patch": {"alerts/a/x": 1}})

    assert (lost.status, lost.headers["ETag"]) == (412, '"2"')
    assert lost.json["current"] == invoke(tasks_get, caller=ada, **where(made)).json
    assert [bad.problem, stranger.problem, nowhere.problem] == ["bad-task", "not-in-project", "bad-patch"]
    assert invoke(tasks_get, caller=ada, **where(made)).json["task"]["title"] == "Won"
