from functions.agenda import filters_create, filters_show, projects_unshare, projects_update, tasks_complete
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, titles, where


def show(invoke, caller, **wanted):
    made = invoke(filters_create, caller=caller, body={"name": "A", **wanted})
    assert made.status == 201, made.text
    return invoke(filters_show, caller=caller, filter_id=made.json["filter_id"])


def test_it_shows_what_one_wants_to_see_of_the_projects_that_one_sees(invoke):
    office = Office()
    ada, bob = office.ada, office.person("bob")
    home, other = project(invoke, ada, {"person:bob": "write"}), project(invoke, ada)
    task(invoke, ada, home, title="Paint", keywords={"house": True}, priority=1, ours_assignee="bob")
    task(invoke, ada, other, title="Roof", due="2020-01-01T00:00:00", showWithoutTime=True, ours_assignee="ada")
    done = task(invoke, ada, other, title="Door")
    invoke(tasks_complete, caller=ada, **where(done))

    assert titles(show(invoke, ada)) == ["Roof", "Paint"]
    assert titles(show(invoke, ada, sort="priority")) == ["Paint", "Roof"]
    assert titles(show(invoke, ada, assignee="me", due_before=-1)) == ["Roof"]
    assert titles(show(invoke, ada, words="pai", labels=["house", "x"], priorities=[1])) == ["Paint"]
    assert titles(show(invoke, ada, done=True, projects=[other])) == ["Door"]
    assert titles(show(invoke, bob, assignee="me", projects=[home, other])) == ["Paint"]
    invoke(projects_unshare, caller=ada, project_id=home, grantee="person:bob")
    assert titles(show(invoke, bob)) == []
    invoke(projects_update, caller=ada, project_id=home, body={"archived": True})
    assert titles(show(invoke, ada)) == ["Roof"]


def test_it_takes_as_many_rounds_whatever_there_is(invoke, round_trips):
    ada = Office().ada
    home = project(invoke, ada)

    def rounds():
        before = len(round_trips(filters_show))
        found = show(invoke, ada)
        return len(found.json["items"]), len(round_trips(filters_show)) - before

    task(invoke, ada, home)
    few = rounds()
    for _ in range(5):
        task(invoke, ada, home)
    assert (few, rounds()) == ((1, 4), (6, 4))
