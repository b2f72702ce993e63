from functions.agenda import projects_delete, projects_get, projects_restore
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project


def test_what_was_thrown_away_comes_back_as_it_was(invoke):
    office = Office()
    bob = office.person("bob")
    made = project(invoke, office.ada, {"person:bob": "write"})
    invoke(projects_delete, caller=office.ada, project_id=made)

    assert invoke(projects_restore, caller=bob, project_id=made).status == 404
    assert invoke(projects_restore, caller=office.ada, project_id=made).json["trashed"] is None
    assert invoke(projects_get, caller=bob, project_id=made).json["role"] == "write"
    assert invoke(projects_restore, caller=office.ada, project_id=made).problem == "not-in-trash"
