from functions.agenda import projects_delete, projects_trash
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project


def test_lists_ones_own_in_the_trash(invoke):
    office = Office()
    bob = office.person("bob")
    made = project(invoke, office.ada, {"person:bob": "admin"})
    project(invoke, office.ada)
    invoke(projects_delete, caller=office.ada, project_id=made)

    assert [it["project_id"] for it in invoke(projects_trash, caller=office.ada).json["items"]] == [made]
    assert invoke(projects_trash, caller=bob).json["items"] == []
