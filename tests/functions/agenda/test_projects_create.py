from agenda.projects.model import MOST_OF_A_PERSON
from functions.agenda import projects_create, projects_list
from tests.functions.agenda.offices import Office


def test_a_project_is_made_once_and_stands_on_the_shelf(invoke):
    ada = Office().ada
    body = {"name": " Move ", "sections": [{"name": "To do"}, {"name": "Waiting"}], "view": "board"}

    first = invoke(projects_create, caller=ada, body=body, headers={"idempotency-key": "a"})
    again = invoke(projects_create, caller=ada, body=body, headers={"idempotency-key": "a"})

    assert (first.status, first.json) == (201, again.json)
    assert (first.json["name"], first.json["role"], first.json["owner"]) == ("Move", "admin", "ada")
    assert [section["name"] for section in first.json["sections"]] == ["To do", "Waiting"]
    assert [it["project_id"] for it in invoke(projects_list, caller=ada).json["items"]] == [first.json["project_id"]]


def test_sections_have_names_of_their_own_and_no_ids_yet(invoke):
    ada = Office().ada
    for sections in ([{"name": "A"}, {"name": "a"}], [{"name": "A", "section_id": "made-up"}]):
        said = invoke(projects_create, caller=ada, body={"name": "Move", "sections": sections})
        assert (said.status, said.problem) == (422, "bad-sections")


def test_a_person_has_so_many_projects(invoke):
    office = Office()
    for number in range(MOST_OF_A_PERSON):
        office.project(name=str(number))

    said = invoke(projects_create, caller=office.ada, body={"name": "Another"})
    assert (said.status, said.problem) == (409, "too-many-projects")
