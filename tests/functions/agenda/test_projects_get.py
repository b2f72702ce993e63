from functions.agenda import projects_delete, projects_get
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project


def test_shows_what_one_may_do_and_hides_what_is_nobodys_business(invoke):
    office = Office()
    bob, eve = office.person("bob", "staff"), office.person("eve")
    made = project(invoke, office.ada, {office.group("staff"): "read"})

    seen = invoke(projects_get, caller=bob, project_id=made).json
    assert (seen["role"], seen["shares"]) == ("read", None)
    assert invoke(projects_get, caller=office.ada, project_id=made).json["shares"] == [
        {"to": "group:staff", "role": "read"}
    ]
    for caller, which in ((eve, made), (bob, "0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f")):
        said = invoke(projects_get, caller=caller, project_id=which)
        assert (said.status, said.problem) == (404, "no-such-project")

    invoke(projects_delete, caller=office.ada, project_id=made)
    assert invoke(projects_get, caller=office.ada, project_id=made).status == 404
