import pytest

from functions.identity import people_deactivate, people_list
from tests.functions.identity.colleagues import Company


@pytest.fixture
def listed(invoke):
    def listed(company, **query):
        return [
            each["email"].partition("@")[0]
            for each in invoke(people_list, caller=company.admin, query=query).json["items"]
        ]

    return listed


def test_shows_all_page_by_page(invoke, listed):
    acme = Company()
    Company("globex")
    for name in ("bob", "eve"):
        acme.hire(name)

    first = invoke(people_list, caller=acme.admin, query={"limit": 2}).json
    second = invoke(people_list, caller=acme.admin, query={"limit": 2, "cursor": first["next"]}).json

    assert [each["name"] for each in first["items"] + second["items"]] == ["Ada.Acme", "Bob", "Eve"]
    assert second["next"] is None


def test_shows_those_who_stand_like_that(invoke, listed):
    acme = Company()
    acme.hire("bob", "lead")
    eve = acme.hire("eve", "lead")
    invoke(people_deactivate, caller=acme.admin, person=eve)

    assert listed(acme, role="lead") == ["bob"]
    assert listed(acme, role="lead", status="deactivated") == ["eve"]
    assert listed(acme, status="active") == ["ada.acme", "bob"]
    assert listed(acme, role="nonsense") == []


def test_shows_those_whose_name_begins_like_that_in_whichever_case(listed):
    acme = Company()
    for name in ("Bobby", "eve", "BOB"):
        acme.hire(name)

    assert listed(acme, name="bo") == ["bob", "bobby"]
    assert listed(acme, name="ob") == []


@pytest.mark.parametrize("said", ["Éva", "eva", "éva n", "EVA NAGY-KIS", "eva nagy k"])
def test_shows_at_once_whose_whole_name_begins_like_that_accents_or_not(invoke, said):
    acme = Company()
    acme.hire("eva", called="Éva Nagy-Kis")

    items = invoke(people_list, caller=acme.admin, query={"name": said}).json["items"]
    assert [each["name"] for each in items] == ["Éva Nagy-Kis"]


def test_a_name_without_any_word_is_taken_and_found_by_none(invoke, cloud):
    acme = Company()
    acme.hire("star", called="***")
    cloud.pumps.drain()

    everybody = invoke(people_list, caller=acme.admin).json["items"]
    assert "***" in [each["name"] for each in everybody]
    assert invoke(people_list, caller=acme.admin, query={"name": "***"}).json["items"] == []


@pytest.fixture
def academy(cloud):
    """A workspace of people with longer names."""
    acme = Company()
    called = ("Ada Lovelace", "Grace Hopper", "Émile de la Tour", "Lorenz Love", "Love Ada", "Jean-Luc O'Brien")
    for number, name in enumerate(called):
        acme.hire(f"p{number}", called=name)
    cloud.pumps.drain()
    return acme


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("hop", ["Grace Hopper"]),
        ("love", ["Lorenz Love", "Love Ada", "Ada Lovelace"]),
        ("ada l", ["Ada Lovelace"]),
        ("LA TO", ["Émile de la Tour"]),
        ("emile", ["Émile de la Tour"]),
        ("luc", ["Jean-Luc O'Brien"]),
        ("brien", ["Jean-Luc O'Brien"]),
        ("opper", []),
        ("#", []),
    ],
)
def test_shows_those_of_whose_name_any_word_begins_like_that(invoke, academy, said, found):
    items = invoke(people_list, caller=academy.admin, query={"name": said}).json["items"]
    assert [each["name"] for each in items if each["person"] != academy.ada] == found


def test_goes_on_by_the_words_of_names_page_by_page_and_names_nobody_twice(invoke, cloud, academy):
    academy.hire("lo", called="Lo Lo Loman")
    cloud.pumps.drain()
    names, cursor = [], None
    for _ in range(12):
        query = {"name": "lo", "limit": 1, **({"cursor": cursor} if cursor else {})}
        answer = invoke(people_list, caller=academy.admin, query=query).json
        names += [each["name"] for each in answer["items"]]
        cursor = answer["next"]
        if cursor is None:
            break

    assert names == ["Lo Lo Loman", "Lorenz Love", "Love Ada", "Ada Lovelace"]


def test_who_has_a_name_of_signs_that_stand_for_many_is_found_by_it_page_by_page(invoke, cloud):
    acme = Company()
    called = ["ﷺ" * 90 + f" {each}" for each in ("Ada", "Grace")] + ["黒" * 100]
    for number, name in enumerate(called):
        acme.hire(f"p{number}", called=name)
    cloud.pumps.drain()

    def found(said):
        first = invoke(people_list, caller=acme.admin, query={"name": said, "limit": 1}).json
        if first["next"] is None:
            return [each["name"] for each in first["items"]]
        query = {"name": said, "limit": 10, "cursor": first["next"]}
        return [
            each["name"] for each in first["items"] + invoke(people_list, caller=acme.admin, query=query).json["items"]
        ]

    assert [found(said) for said in ("ﷺ", "ﷺ" * 90, "黒" * 99)] == [called[:2], called[:2], called[2:]]


def test_shows_those_whose_address_begins_like_that_page_by_page(invoke, listed):
    acme = Company()
    for name in ("bobby", "eve", "bob", "bo"):
        acme.hire(name)
    assert listed(acme, email="BOB") == ["bob", "bobby"]

    first = invoke(people_list, caller=acme.admin, query={"email": "bo", "limit": 2}).json
    second = invoke(people_list, caller=acme.admin, query={"email": "bo", "limit": 2, "cursor": first["next"]}).json

    assert [each["name"] for each in first["items"] + second["items"]] == ["Bo", "Bob", "Bobby"]


def test_a_cursor_is_good_for_no_other_list(invoke):
    acme = Company()
    acme.hire("bob")
    cursor = invoke(people_list, caller=acme.admin, query={"limit": 1}).json["next"]

    other = invoke(people_list, caller=acme.admin, query={"limit": 1, "role": "member", "cursor": cursor})
    assert other.problem == "bad-cursor"


def test_nobody_is_found_in_two_ways_at_once(invoke):
    assert invoke(people_list, caller=Company().admin, query={"email": "b", "role": "lead"}).status == 422
