from functions.agenda import projects_delete, projects_publish, projects_restore, projects_unshare
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project


def test_the_log_says_who_may_see_it_and_who_threw_it_away(invoke, cloud, told):
    office = Office()
    office.person("bob")
    made = project(invoke, office.ada, {"person:bob": "write"})
    invoke(projects_unshare, caller=office.ada, project_id=made, grantee="person:bob")
    invoke(projects_delete, caller=office.ada, project_id=made)
    invoke(projects_restore, caller=office.ada, project_id=made)
    invoke(projects_publish)
    cloud.pumps.drain()

    acts = [act for act in told("audit.Acted") if act["target"] == made]
    assert [act["action"] for act in acts] == [
        "project.share",
        "project.unshare",
        "project.delete",
        "project.restore",
    ]
    assert {(act["actor"], act["details"]["name"]) for act in acts} == {("ada", "Move")}
    assert acts[0]["details"] == {"name": "Move", "to": "person:bob", "role": "write"}
