import pytest

from functions.agenda import projects_get, projects_update
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project


def test_sections_are_renamed_moved_added_and_left_out_and_keep_their_ids(invoke):
    ada = Office().ada
    made = project(invoke, ada, sections=[{"name": "A"}, {"name": "B"}, {"name": "C"}])
    first, second, _ = invoke(projects_get, caller=ada, project_id=made).json["sections"]

    body = {"sections": [{**second, "name": "Bee"}, {"name": "New"}, first]}
    said = invoke(projects_update, caller=ada, project_id=made, body=body)

    assert [it["name"] for it in said.json["sections"]] == ["Bee", "New", "A"]
    assert [said.json["sections"][at]["section_id"] for at in (0, 2)] == [second["section_id"], first["section_id"]]


def test_the_loser_of_two_gets_the_current_tag(invoke):
    ada = Office().ada
    made = project(invoke, ada)
    won = invoke(projects_update, caller=ada, project_id=made, body={"name": "B"}, headers={"if-match": '"1"'})
    lost = invoke(projects_update, caller=ada, project_id=made, body={"name": "C"}, headers={"if-match": '"1"'})

    assert (won.headers["ETag"], lost.status, lost.headers["ETag"]) == ('"2"', 412, '"2"')


@pytest.mark.parametrize(("role", "status"), [("read", 403), ("write", 403), ("admin", 200)])
def test_only_who_may_all_changes_it(invoke, role, status):
    office = Office()
    bob = office.person("bob")
    made = project(invoke, office.ada, {"person:bob": role})

    assert invoke(projects_update, caller=bob, project_id=made, body={"name": "Mine"}).status == status
    assert invoke(projects_update, caller=office.person("eve"), project_id=made, body={"name": "X"}).status == 404
