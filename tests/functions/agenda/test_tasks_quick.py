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
