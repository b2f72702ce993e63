from functions.agenda import projects_get, projects_unshare
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project


def test_nobody_sees_it_any_more(invoke):
    office = Office()
    bob = office.person("bob")
    made = project(invoke, office.ada, {"person:bob": "write"})

    assert invoke(projects_unshare, caller=bob, project_id=made, grantee="person:bob").problem == "not-allowed"
    assert invoke(projects_unshare, caller=office.ada, project_id=made, grantee="person:bob").json["shares"] == []
    assert invoke(projects_get, caller=bob, project_id=made).status == 404
    assert invoke(projects_unshare, caller=office.ada, project_id=made, grantee="person:bob").problem == "no-such-share"
