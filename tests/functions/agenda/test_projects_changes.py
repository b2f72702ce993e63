from functions.agenda import projects_changes, projects_unshare, projects_update
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project


def test_tells_each_what_happened_to_what_they_see(invoke):
    office = Office()
    bob, eve = office.person("bob"), office.person("eve")
    made = project(invoke, office.ada, {"person:bob": "write"})
    began = invoke(projects_changes, caller=bob).json
    invoke(projects_update, caller=office.ada, project_id=made, body={"name": "Moved"})
    invoke(projects_unshare, caller=office.ada, project_id=made, grantee="person:bob")

    assert (began["created"], invoke(projects_changes, caller=eve).json["created"]) == ([made], [])
    assert invoke(projects_changes, caller=office.ada, query={"since": began["state"]}).json["updated"] == [made]
    assert invoke(projects_changes, caller=bob, query={"since": began["state"]}).json["destroyed"] == [made]
    assert invoke(projects_changes, caller=bob, query={"since": "nonsense"}).problem == "cannot-calculate-changes"
