import pytest

from functions.agenda import comments_create, projects_unshare, tasks_move, tasks_search
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, titles, where


@pytest.fixture
def office(cloud):
    return Office()


@pytest.fixture
def find(invoke, cloud):
    def find(caller, text, **query):
        cloud.pumps.drain()
        return invoke(tasks_search, caller=caller, query={"q": text, **query})

    return find


def test_a_task_is_found_in_any_project_by_how_the_words_begin_that_are_in_it_or_said_about_it(invoke, office, find):
    ada = office.ada
    home, other = project(invoke, ada), project(invoke, ada)
    paint = task(invoke, ada, home, title="Paint the façade", keywords={"house": True})
    task(invoke, ada, other, title="Roof", description="new tiles", ours_checklist=[{"id": "1", "title": "Paint"}])
    invoke(comments_create, caller=ada, **where(paint), body={"text": "Ask Grace for the ladder"})

    assert sorted(titles(find(ada, "pain"))) == ["Paint the façade", "Roof"]
    assert titles(find(ada, "FACADE hous")) == titles(find(ada, "ladd facade")) == ["Paint the façade"]
    assert titles(find(ada, "paint", projects=other)) == ["Roof"]
    assert titles(find(ada, "cellar")) == []
    assert titles(find(ada, "…")) == []


def test_nobody_finds_what_they_do_not_see(invoke, office, find):
    ada, bob = office.ada, office.person("bob")
    shared, own = project(invoke, ada, {"person:bob": "read"}), project(invoke, ada)
    paint = task(invoke, ada, shared, title="Paint")
    invoke(comments_create, caller=ada, **where(paint), body={"text": "secretly"})

    assert titles(find(bob, "secretly")) == ["Paint"]
    assert find(bob, "paint", projects=own).problem == "no-such-project"
    invoke(tasks_move, caller=ada, **where(paint), body={"project_id": own})
    assert (titles(find(bob, "secretly")), titles(find(ada, "secretly"))) == ([], ["Paint"])
    task(invoke, ada, shared, title="Paint the door")
    assert titles(find(bob, "paint")) == ["Paint the door"]
    invoke(projects_unshare, caller=ada, project_id=shared, grantee="person:bob")
    assert titles(find(bob, "paint")) == []


def test_what_is_found_comes_page_by_page_in_as_many_rounds_however_much_there_is(invoke, office, find, round_trips):
    ada = office.ada
    home = project(invoke, ada)

    def rounds(**query):
        before = len(round_trips(tasks_search))
        answer = find(ada, "paint", **query)
        return answer, len(round_trips(tasks_search)) - before

    task(invoke, ada, home, title="Paint 0")
    _, few = rounds()
    for number in range(1, 5):
        task(invoke, ada, home, title=f"Paint {number}")
    first, many = rounds(limit=3)
    second, _ = rounds(limit=3, cursor=first.json["next"])

    assert titles(first) + titles(second) == [f"Paint {number}" for number in (4, 3, 2, 1, 0)]
    assert (few, many, second.json["next"]) == (4, 4, None)


def test_a_word_that_is_in_too_many_to_look_at_them_all_neither_hides_nor_claims_anything(
    invoke, office, find, monkeypatch
):
    monkeypatch.setattr("agenda.words.table.MOST", 3)
    ada = office.ada
    home = project(invoke, ada)
    task(invoke, ada, home, title="Nail")
    for number in range(4):
        task(invoke, ada, home, title=f"Paint {number}")
    said = task(invoke, ada, home, title="Nail once more")
    invoke(comments_create, caller=ada, **where(said), body={"text": "then paint it"})
    task(invoke, ada, home, title="Paint the nail")

    found = find(ada, "nail paint")

    assert (titles(found), found.json["whole"]) == (["Paint the nail", "Nail once more"], True)
    page = find(ada, "nail paint", limit=2)
    assert (titles(page), titles(find(ada, "nail paint", limit=2, cursor=page.json["next"]))) == (titles(found), [])


def test_who_finds_too_many_is_told_that_these_are_not_all(invoke, office, find, monkeypatch):
    monkeypatch.setattr("agenda.words.table.MOST", 3)
    home = project(invoke, office.ada)
    for number in range(3):
        task(invoke, office.ada, home, title=f"Paint {number}")
    assert find(office.ada, "paint").json["whole"]
    task(invoke, office.ada, home, title="Paint 3")

    found = find(office.ada, "paint")

    assert (len(titles(found)), found.json["next"], found.json["whole"]) == (3, None, False)
