import pytest

from functions.agenda import projects_get, tasks_quick
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project


def test_a_line_becomes_a_task_of_the_project_that_it_names(invoke):
    office = Office()
    office.person("bob", email="bob@example.com")
    here = project(invoke, office.ada, name="Inbox")
    home = project(invoke, office.ada, {"person:bob": "write"}, name="New home", sections=[{"name": "Waiting"}])
    text = "pay rent every 1st at 9am #New home /waiting +bob @money p1 !30m before"

    said = invoke(tasks_quick, caller=office.ada, project_id=here, body={"text": text})

    made, understood = said.json["task"], said.json["understood"]
    section = invoke(projects_get, caller=office.ada, project_id=home).json["sections"][0]["section_id"]
    assert (said.status, made["project_id"], made["task"]["title"]) == (201, home, "pay rent")
    assert (made["task"]["stoa.app:assignee"], made["task"]["stoa.app:section"]) == ("bob", section)
    assert (made["task"]["due"][8:], made["task"]["timeZone"], made["task"]["priority"]) == (
        "01T09:00:00",
        "Europe/Berlin",
        1,
    )
    assert made["task"]["alerts"]["0"]["trigger"]["offset"] == "-PT30M"
    assert [text[span["begin"] : span["end"]] for span in understood["spans"]][:2] == ["every 1st at 9am", "#New home"]


def test_what_it_names_must_be_there(invoke):
    office = Office()
    here = project(invoke, office.ada)

    def quick(text, **more):
        said = invoke(tasks_quick, caller=office.ada, project_id=here, body={"text": text, **more})
        return (said.status, said.json.get("errors", [{}])[0].get("field"))

    assert [quick(text) for text in ("a #nowhere", "a /nowhere", "a +nobody", "#nowhere", "tomorrow")] == [
        (422, "project"),
        (422, "section"),
        (422, "assignee"),
        (422, "project"),
        (422, "title"),
    ]
    assert quick("a", zone="Mars/Olympus") == (422, "zone")
    assert quick("a \\#nowhere", zone="Asia/Tokyo") == (201, None)
    eve = invoke(tasks_quick, caller=office.person("eve"), project_id=here, body={"text": "a"})
    assert eve.problem == "no-such-project"


ALAN = {"name": "Alan Turing", "email": "turing@example.com"}


@pytest.mark.parametrize("shared", ["workspace", "group:red"])
@pytest.mark.parametrize("called", ['+"Alan Turing"', "+alan turing", "+ALAN", "+turing", "+turing@example.com"])
def test_whoever_sees_the_project_is_found_by_a_group_or_by_being_here(invoke, shared, called):
    office = Office()
    office.group("red")
    office.person("alan", "red", **ALAN)
    office.person("kay", name="Alan Kay", status="deactivated")
    here = project(invoke, office.ada)
    home = project(invoke, office.ada, {shared: "read"}, name="Home", sections=[{"name": "Done soon"}])

    text = f"#Home /done soon call {called} tomorrow"
    said = invoke(tasks_quick, caller=office.ada, project_id=here, body={"text": text})

    assert said.status == 201, said.text
    made = said.json["task"]
    assert (made["project_id"], made["task"]["title"], made["task"]["stoa.app:assignee"]) == (home, "call", "alan")
    assert "stoa.app:section" in made["task"]


def test_who_is_here_and_does_not_see_the_project_is_nobody(invoke):
    office = Office()
    office.group("red")
    office.person("alan", **ALAN)
    home = project(invoke, office.ada, {"group:red": "write"})

    said = invoke(tasks_quick, caller=office.ada, project_id=home, body={"text": "call +turing"})

    assert (said.status, said.json["errors"][0]["code"]) == (422, "unknown")
    assert said.json["detail"] == "nobody who sees Move is called turing"


def test_of_several_of_one_name_it_is_said_who_they_are_and_how_to_name_each(invoke):
    office = Office()
    office.person("alan", **ALAN)
    office.person("kay", name="Alan Kay")
    home = project(invoke, office.ada, {"workspace": "write"})

    def quick(name):
        return invoke(tasks_quick, caller=office.ada, project_id=home, body={"text": f"call {name}"})

    several = quick("+alan")
    assert (several.status, several.json["errors"][0]["code"]) == (422, "ambiguous")
    assert several.json["detail"] == '2 who see Move are called alan: write +"Alan Kay" or +"Alan Turing"'
    assert quick('+"Alan Kay"').json["task"]["task"]["stoa.app:assignee"] == "kay"

    office.person("other", **ALAN | {"email": "alan@example.com"})
    assert (
        quick("+alan turing")
        .json["detail"]
        .endswith('write +"alan@example.com" (Alan Turing) or +"turing@example.com" (Alan Turing)')
    )
    assert quick('+"alan@example.com"').json["task"]["task"]["stoa.app:assignee"] == "other"
    office.person("short", name="Alan", email="short@example.com")
    assert quick("+alan").json["task"]["task"]["stoa.app:assignee"] == "short", "a whole name is meant first"
    for number in range(6):
        office.person(f"bob{number}", name=f"Bob {number}")
    assert quick("+bob").json["detail"].endswith('+"Bob 4" and 1 more')
