from functions.agenda import projects_list, projects_share
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project


def test_whom_it_is_shared_with_finds_it_on_their_shelf(invoke):
    office = Office()
    bob = office.person("bob")
    made = project(invoke, office.ada)

    said = invoke(projects_share, caller=office.ada, project_id=made, grantee="person:bob", body={"role": "write"})
    assert said.json["shares"] == [{"to": "person:bob", "role": "write"}]
    again = invoke(projects_share, caller=office.ada, project_id=made, grantee="person:bob", body={"role": "read"})
    assert again.json["shares"] == [{"to": "person:bob", "role": "read"}]
    assert [it["role"] for it in invoke(projects_list, caller=bob).json["items"]] == ["read"]


def test_what_makes_no_sense_is_refused(invoke):
    office = Office()
    made = project(invoke, office.ada)

    def shared(to, role, caller=office.ada):
        said = invoke(projects_share, caller=caller, project_id=made, grantee=to, body={"role": role})
        return said.problem

    assert shared("person:nobody", "read") == "nobody-there"
    assert shared("workspace", "free-busy") == "only-busy"
    assert shared("person:ada", "read") == "owner-needs-no-share"
    assert shared("workspace", "read", office.person("eve")) == "no-such-project"


def test_it_is_shared_with_a_group_in_which_nobody_is_yet_and_not_with_one_that_is_not_there(invoke, office):
    made, crew = project(invoke, office.ada), office.group("crew")

    def shared(to):
        return invoke(projects_share, caller=office.ada, project_id=made, grantee=to, body={"role": "read"})

    nowhere = shared("group:nowhere")
    assert (nowhere.status, nowhere.problem) == (422, "no-group-there")
    assert [each["field"] for each in nowhere.json["errors"]] == ["grantee"]
    assert [each["field"] for each in shared("person:nobody").json["errors"]] == ["grantee"]
    assert shared(crew).json["shares"] == [{"to": "group:crew", "role": "read"}]
