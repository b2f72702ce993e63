from functions.agenda import projects_delete, projects_list
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project


def test_only_its_owner_throws_it_away_and_then_nobody_sees_it(invoke):
    office = Office()
    bob = office.person("bob")
    made = project(invoke, office.ada, {"person:bob": "admin"})

    assert invoke(projects_delete, caller=bob, project_id=made).problem == "not-allowed"
    assert invoke(projects_delete, caller=office.person("eve"), project_id=made).status == 404
    assert invoke(projects_delete, caller=office.ada, project_id=made).status == 204
    assert invoke(projects_delete, caller=office.ada, project_id=made).status == 404
    assert [invoke(projects_list, caller=each).json["items"] for each in (office.ada, bob)] == [[], []]
