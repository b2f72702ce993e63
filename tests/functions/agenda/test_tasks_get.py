from functions.agenda import tasks_get
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, where


def test_shows_it_to_those_who_see_the_project(invoke):
    office = Office()
    home, office_move = project(invoke, office.ada), project(invoke, office.ada)
    made = task(invoke, office.ada, home)

    assert invoke(tasks_get, caller=office.ada, **where(made)).json == made
    assert invoke(tasks_get, caller=office.person("eve"), **where(made)).problem == "no-such-project"
    elsewhere = {**where(made), "project_id": office_move}
    assert invoke(tasks_get, caller=office.ada, **elsewhere).problem == "no-such-task"
