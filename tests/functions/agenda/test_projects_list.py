from functions.agenda import projects_list, projects_update
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project


def test_lists_what_goes_on_what_is_archived_and_what_is_a_template(invoke):
    office = Office()
    bob = office.person("bob")
    going, over = project(invoke, office.ada), project(invoke, office.ada)
    pattern = project(invoke, office.ada, template=True)
    shared = project(invoke, office.ada, {"person:bob": "write"})
    invoke(projects_update, caller=office.ada, project_id=over, body={"archived": True})

    def listed(caller, **query):
        return [it["project_id"] for it in invoke(projects_list, caller=caller, query=query).json["items"]]

    assert listed(office.ada) == [going, shared]
    assert listed(office.ada, archived="true") == [over]
    assert listed(office.ada, templates="true") == [pattern]
    assert listed(bob) == [shared]


def test_goes_on_with_the_cursor(invoke):
    ada = Office().ada
    made = [project(invoke, ada), project(invoke, ada)]

    first = invoke(projects_list, caller=ada, query={"limit": 1}).json
    second = invoke(projects_list, caller=ada, query={"limit": 1, "cursor": first["next"]}).json

    assert [it["project_id"] for it in first["items"] + second["items"]] == made
