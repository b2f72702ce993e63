from pathlib import Path

import pytest

from functions.agenda import (
    comments_delete,
    comments_list,
    projects_get,
    projects_import,
    projects_update,
    tasks_complete,
    tasks_get,
    tasks_list,
)
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
    def take(project_id, text, caller=None, **query):
        return invoke(projects_import, caller=caller or office.ada, project_id=project_id, raw=text, query=query)

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


def looked_at(take, project_id, text):
    """What a look says, which is what comes of it then."""
    seen = take(project_id, text, preview="true").json
    assert seen.pop("preview")
    done = take(project_id, text).json
    assert (done.pop("preview"), seen) == (False, done)
    return seen


def test_a_look_at_a_file_says_what_would_become_of_it_and_writes_nothing(invoke, office, take):
    home = project(invoke, office.ada)
    text = (FILES / "thunderbird.ics").read_text()

    assert counts(take(home, text, preview="true")) == counts(take(home, text, preview="true")) == [2, 0, 0, 1]
    assert titles(invoke(tasks_list, caller=office.ada, project_id=home)) == []
    for each in (text, text, text.replace("Write the", "Send the")):
        looked_at(take, home, each)
    assert take(home, text, office.person("joe"), preview="true").problem == "no-such-project"


def test_a_look_knows_how_deep_it_would_get_and_how_much_would_be_part_of_one(invoke, office, take):
    home = project(invoke, office.ada)
    looked_at(take, home, file(todo("leaf", "twig"), todo("twig", "root"), todo("root"), todo("lost", "?")))
    deep = looked_at(take, home, file(todo("petal", "flower"), todo("bud", "leaf"), todo("flower", "bud")))
    assert [it["where"] for it in deep["notes"]] == ["RELATED-TO"], "six deep"
    below = looked_at(take, home, file(todo("ant", "petal"), todo("bee", "ant")))
    assert below["notes"] == [], "what was too deep stands by itself"
    looked_at(take, home, file(todo("wide"), *(todo(f"t{number}", "wide") for number in range(44))))
    wide = looked_at(take, home, file(*(todo(f"more{number}", "wide") for number in range(3))))
    assert len(wide["notes"]) == 2, "forty-five are part of one"


def test_very_many_are_written_ninety_at_a_time(invoke, office, take):
    home = project(invoke, office.ada)

    assert counts(take(home, file(*(todo(f"t{number}") for number in range(200))))) == [200, 0, 0, 0]


def test_what_comes_below_what_is_there_is_written_ninety_at_a_time(invoke, office, take, round_trips):
    home = project(invoke, office.ada)
    take(home, file(*(todo(f"root{number}") for number in range(4))))

    def rounds(*todos):
        before = len(round_trips(projects_import))
        answer = take(home, file(*todos))
        return counts(answer), len(round_trips(projects_import)) - before

    one, few = rounds(todo("leaf", "root0"))
    some, many = rounds(*(todo(f"leaf{number}", f"root{number % 3 + 1}") for number in range(120)))

    assert (one, some) == ([1, 0, 0, 0], [120, 0, 0, 0])
    assert many == few + 2 + 2 + 2, "two more trees, another batch, and twice more ids than are looked up at once"


def test_what_todoist_exports_comes_with_its_sections_and_what_was_said_and_once(invoke, office, take):
    office.person("bob")
    home = project(invoke, office.ada, {"person:bob": "write"}, sections=[{"name": "Done soon"}])
    text = (FILES / "todoist.csv").read_text()

    looked = take(home, text, preview="true").json
    assert [each["name"] for each in invoke(projects_get, caller=office.ada, project_id=home).json["sections"]] == [
        "Done soon"
    ]
    first = take(home, text)
    assert looked == {**first.json, "preview": True}
    assert (counts(first), first.json["comments"], first.json["sections"]) == ([5, 0, 0, 0], 2, 1)
    assert [(it["line"], it["where"]) for it in first.json["notes"]] == [(10, "RESPONSIBLE"), (11, "DATE")]
    sections = invoke(projects_get, caller=office.ada, project_id=home).json["sections"]
    assert [each["name"] for each in sections] == ["Done soon", "Waiting"]
    listed = {it["task"]["title"]: it for it in invoke(tasks_list, caller=office.ada, project_id=home).json["items"]}
    van, ask = listed["Order the removal van"], listed["Ask at the office"]
    assert (van["task"]["stoa.app:assignee"], van.get("assigned")) == ("bob", None)
    assert ask["path"] == [van["task_id"], listed["Compare prices"]["task_id"]]
    assert listed["Water the plants"]["task"]["stoa.app:section"] == sections[1]["section_id"]

    def said(it):
        found = invoke(comments_list, caller=office.ada, project_id=home, task_id=it["task_id"]).json["items"]
        return [(each["text"], each["by"]) for each in found]

    assert said(van) == [('Bob: They close at "six".\nAsk for Grace.', "ada")]
    gone = invoke(comments_list, caller=office.ada, project_id=home, task_id=van["task_id"]).json["items"][0]
    invoke(comments_delete, caller=office.ada, project_id=home, task_id=van["task_id"], comment_id=gone["comment_id"])
    invoke(tasks_complete, caller=office.ada, project_id=home, task_id=listed["Zahle die Miete"]["task_id"])
    looked_at(take, home, text)
    again = take(home, text)
    assert (counts(again), again.json["comments"], said(van)) == ([0, 0, 5, 0], 0, [])
    assert len(titles(invoke(tasks_list, caller=office.ada, project_id=home))) == 4


def test_who_is_responsible_is_found_among_all_who_see_the_project(invoke, office, take):
    office.person("alan", name="Alan Turing")
    home = project(invoke, office.ada, {"workspace": "read"})
    text = "TYPE,CONTENT,INDENT,RESPONSIBLE\ntask,Call,1,Alan Turing (7)\ntask,Ask,1,Nobody (8)\n"

    assert [it["where"] for it in looked_at(take, home, text)["notes"]] == ["RESPONSIBLE"]
    listed = invoke(tasks_list, caller=office.ada, project_id=home).json["items"]
    assert [it["task"].get("stoa.app:assignee") for it in listed] == ["alan", None]


def test_who_may_not_add_sections_has_the_tasks_in_none(invoke, office, take):
    bob = office.person("bob")
    home = project(invoke, office.ada, {"person:bob": "write"})
    text = "TYPE,CONTENT,INDENT\nsection,Waiting,\ntask,Call,1\nnote,Soon,\nnote,Now,\n"

    answer = take(home, text, bob)
    assert (counts(answer), answer.json["comments"]) == ([1, 0, 0, 0], 2)
    assert [(it["line"], it["where"]) for it in answer.json["notes"]] == [(2, "CONTENT")]
    assert take(home, text, office.person("joe")).problem == "no-such-project"
    assert take(home, text.replace("Soon", '"Soon'), bob).problem == "bad-table"
    assert take(home, text + "task,Call,1\n" * 1001, bob).problem == "file-too-large"
    assert take(home, text + "task,Call,1\n" * 2001, bob).problem == "file-too-large"
    deep = "TYPE,CONTENT,INDENT\ntask,Root,1\n" + "".join(f"task,T{number},2\n" for number in range(46))
    assert [it["where"] for it in take(home, deep, bob).json["notes"]] == ["INDENT"], "forty-five are part of one"
