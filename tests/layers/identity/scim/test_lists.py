import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from identity.scim import searching
from identity.scim.urns import LIST, SEARCH
from tests.layers.identity.scim.conftest import Client, told
from tests.layers.identity.scim.fakes import directory as fake


@pytest.fixture
def crowd(client):
    for number, name in enumerate(["eve", "ada", "bob", "dan", "cat"]):
        client.person(f"{name}@example.com", externalId=str(number), title="odd" if number % 2 else "even")
    client.directory.people.asked.clear()
    return client


def test_a_list_says_what_it_is_part_of(crowd):
    part = crowd.list("Users", startIndex=2, count=2)

    assert part.status == 200
    assert part.body["schemas"] == [LIST]
    assert (part.body["totalResults"], part.body["startIndex"], part.body["itemsPerPage"]) == (5, 2, 2)
    assert part.names == ["ada@example.com", "bob@example.com"]
    assert crowd.directory.people.asked == [("page", 2, 2)]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ({"count": 0}, 0),
        ({"count": -3}, 0),
        ({"count": 1000}, 5),
        ({"startIndex": 0}, 5),
        ({"startIndex": -7}, 5),
        ({"startIndex": 6}, 0),
        ({"startIndex": 4, "count": 10}, 2),
        ({"startIndex": "", "count": ""}, 5),
    ],
)
def test_a_page_is_read_as_it_is_meant(crowd, said, names):
    part = crowd.list("Users", **said)

    assert (len(part.names), part.body["itemsPerPage"], part.body["totalResults"]) == (names, names, 5)


@pytest.mark.parametrize(
    "said", [{"count": "x"}, {"startIndex": "1.5"}, {"count": "9" * 10}, {"count": "²"}, {"sortOrder": "sideways"}]
)
def test_a_page_that_is_none_is_refused(crowd, said):
    assert crowd.list("Users", **said).refusal == (400, "invalidValue")


@pytest.mark.parametrize(
    "text",
    ['userName eq "ADA@example.com"', 'externalId eq "1"', 'title eq "odd" and userName eq "ada@example.com"'],
)
def test_who_is_asked_for_by_key_is_found_by_key(crowd, text):
    assert crowd.list("Users", filter=text).names == ["ada@example.com"]
    assert [each[0] for each in crowd.directory.people.asked] == ["find"]


def test_who_is_found_by_two_keys_is_listed_once(crowd):
    found = crowd.list("Users", filter='userName eq "ada@example.com" or externalId eq "1" or externalId eq "2"')

    assert found.names == ["ada@example.com", "bob@example.com"]
    assert found.body["totalResults"] == 2


def test_what_no_key_answers_is_looked_through(crowd):
    assert crowd.list("Users", filter='title eq "odd"', count=1, startIndex=2).names == ["dan@example.com"]
    assert crowd.list("Users", filter="not (title pr)").body["totalResults"] == 0


def test_what_cannot_be_found_is_not_looked_for(crowd):
    assert crowd.list("Users", filter='unheardOf eq "x"').names == []
    assert crowd.directory.people.asked == []


def test_nobody_looks_through_more_than_can_be(crowd, monkeypatch):
    monkeypatch.setattr(searching, "MOST", 4)

    assert crowd.list("Users", filter='title eq "odd"').refusal == (400, "tooMany")
    assert crowd.list("Users", sortBy="title").refusal == (400, "tooMany")
    assert crowd.list("Users", filter='externalId eq "1"').status == 200
    assert crowd.list("Users").status == 200


def test_a_list_is_sorted_before_it_is_cut(crowd):
    assert crowd.list("Users", sortBy="userName", count=2).names == ["ada@example.com", "bob@example.com"]
    assert crowd.list("Users", sortBy="userName", sortOrder="Descending", count=1).names == ["eve@example.com"]
    assert crowd.list("Users", filter='title eq "even"', sortBy="userName", count=1).names == ["bob@example.com"]


def test_what_changed_since_is_asked_for_by_key(crowd):
    bob = crowd.list("Users", filter='userName eq "bob@example.com"').body["Resources"][0]
    moment = bob["meta"]["lastModified"]

    assert crowd.list("Users", filter=f'meta.lastModified gt "{moment}"').names == [
        "dan@example.com",
        "cat@example.com",
    ]
    assert crowd.directory.people.asked[-1][0] == "find"


@pytest.mark.parametrize("text", ["userName eq", "active gt true", "(" * 5000])
def test_a_wrong_filter_is_refused(client, text):
    assert client.list("Users", filter=text).refusal == (400, "invalidFilter")


def test_a_search_is_a_list_whose_question_is_in_no_log(crowd):
    question = {
        "schemas": [SEARCH],
        "filter": 'title eq "odd"',
        "attributes": ["userName"],
        "startIndex": 2,
        "count": 1,
    }
    found = told(crowd.scim.search("Users", json.dumps(question).encode()))

    assert found.names == ["dan@example.com"]
    assert set(found.body["Resources"][0]) == {"schemas", "id", "userName"}
    for wrong in ({"filter": 7}, {"attributes": {"a": 1}}, {"attributes": [1]}, {"count": 1.5}, {"count": True}):
        assert told(crowd.scim.search("Users", json.dumps(wrong).encode())).refusal == (400, "invalidValue")
    assert told(crowd.scim.search("Users", b'{"schemas": ["x"]}')).refusal == (400, "invalidSyntax")


def test_a_search_for_everything_goes_through_people_and_then_groups(crowd):
    crowd.group("Engineers")
    crowd.group("Others")

    def found(**question):
        return told(crowd.scim.search("", json.dumps(question).encode()))

    assert found(startIndex=4, count=3).names == ["dan@example.com", "cat@example.com", "Engineers"]
    assert found(startIndex=7).names == ["Others"]
    assert found(startIndex=8).names == []
    assert found(count=0).body["totalResults"] == 7
    assert found(filter='displayName eq "others" or userName eq "ada@example.com"').names == [
        "ada@example.com",
        "Others",
    ]


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 4), st.integers(0, 9), st.sampled_from(["", "title pr", 'userName co "1"']), st.booleans())
def test_pages_make_the_whole(size, people, text, ordered):
    client = Client(fake())
    for number in range(people):
        client.person(f"{number}@example.com", title="x")
    said = {"filter": text, **({"sortBy": "userName", "sortOrder": "descending"} if ordered else {})}
    whole = client.list("Users", **said)
    pages = [client.list("Users", startIndex=start, count=size, **said) for start in range(1, people + 1, size)]

    assert [name for page in pages for name in page.names] == whole.names
    assert {page.body["totalResults"] for page in pages} <= {len(whole.names)}
