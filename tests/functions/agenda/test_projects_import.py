from pathlib import Path

import pytest

from functions.agenda import projects_import, projects_update, tasks_get, tasks_list
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, titles

FILES = Path(__file__).parents[2] / "layers/agenda/tasks/files"
HEAD = "BEGIN:VCALENDAR\nVERSION:2.0\n"


@pytest.fixture
def office(cloud):
    return Office()


def todo(uid, parent=None, title=None):
    related = f"RELATED-TO:{parent}\n" if parent else ""
    return f"BEGIN:VTODO\nUID:{uid}\nDTSTAMP:20261101T000000Z\nSUMMARY:{title or uid}\n{related}END:VTODO\n"


def file(*todos):
    return f"{HEAD}{''.join(todos)}END:VCALENDAR\n"


@pytest.fixture
def take(invoke, office):
    def take(project_id, text, caller=None):
        return invoke(projects_import, caller=caller or office.ada, project_id=project_id, raw=text)

    return take


def counts(answer):
    assert answer.status == 200, answer.text
    return [answer.json[name] for name in ("created", "updated", "unchanged", "left_out")]


def test_a_file_is_taken_once_and_says_what_of_it_is_not_for_a_project(invoke, office, take):
    home = project(invoke, office.ada)
    text = (FILES / "thunderbird.ics").read_text()

    first = take(home, text)
    assert (counts(first), first.json["problems"][0]["line"]) == ([2, 0, 0, 1], 27)
    assert counts(take(home, text)) == [0, 0, 2, 1]
    assert counts(take(home, text.replace("Write the", "Send the"))) == [0, 1, 1, 1]
    assert titles(invoke(tasks_list, caller=office.ada, project_id=home)) == ["Send the report"]


def test_what_is_part_of_another_is_so_here_whether_that_comes_with_it_or_was_here(invoke, office, take):
    home = project(invoke, office.ada)
    assert counts(take(home, file(todo("leaf", "twig"), todo("twig", "root"), todo("root"), todo("lost", "?")))) == [
        *(4, 0, 0, 0)
    ]
    more = take(home, file(todo("bud", "leaf"), todo("flower", "bud"), todo("petal", "flower")))
    assert counts(more) == [3, 0, 0, 0]
    assert [(it["where"], it["line"]) for it in more.json["notes"]] == [("RELATED-TO", 15)], "six deep"

    listed = invoke(tasks_list, caller=office.ada, project_id=home).json["items"]
    ids = {it["task_id"]: it["task"]["title"] for it in listed}
    lines = {it["task"]["title"]: [ids[each] for each in it["path"]] for it in listed}
    assert lines["flower"] == ["root", "twig", "leaf", "bud"]
    assert [lines[each] for each in ("root", "lost", "petal")] == [[], [], []]
    bud = next(it for it in listed if it["task"]["title"] == "bud")
    again = invoke(tasks_get, caller=office.ada, project_id=home, task_id=bud["task_id"]).json
    assert list(again["task"]["relatedTo"]) == ["leaf"]


def test_who_may_not_write_and_what_is_no_file_brings_nothing(invoke, office, take):
    bob = office.person("bob")
    home = project(invoke, office.ada, {"person:bob": "read"})

    assert take(home, file(todo("a")), bob).problem == "not-allowed"
    assert take(home, "Dear Ada").problem == "bad-calendar"
    assert take(home, file().replace("VERSION", "METHOD:REPLY\nVERSION")).problem == "answered"
    assert take(home, file(*(todo(f"t{number}") for number in range(1001)))).problem == "file-too-large"
    assert take(home, "x" * (1024**2 + 1)).problem == "file-too-large"
    invoke(projects_update, caller=office.ada, project_id=home, body={"archived": True})
    assert take(home, file(todo("a"))).status == 409
    assert titles(invoke(tasks_list, caller=office.ada, project_id=home)) == []


def test_very_many_are_written_ninety_at_a_time(invoke, office, take):
    home = project(invoke, office.ada)

    assert counts(take(home, file(*(todo(f"t{number}") for number in range(200))))) == [200, 0, 0, 0]
