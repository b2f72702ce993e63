from agenda.filters import service
from functions.agenda import filters_create, filters_list
from tests.functions.agenda.offices import Office

URGENT = {"name": "Urgent", "priorities": [1, 2], "due_before": 7, "assignee": "me"}


def test_a_filter_is_kept_once(invoke):
    ada = Office().ada
    make = {"caller": ada, "body": URGENT, "headers": {"idempotency-key": "a"}}
    first, again = (invoke(filters_create, **make) for _ in "12")

    assert (first.status, first.json) == (201, again.json)
    assert first.json["wanted"]["priorities"] == [1, 2]
    assert invoke(filters_list, caller=ada).json["items"] == [first.json]


def test_what_shows_nothing_is_refused_and_so_are_very_many(invoke, monkeypatch):
    ada = Office().ada
    wrong = ({"name": " "}, {**URGENT, "due_after": 8}, {**URGENT, "priorities": [5]}, {**URGENT, "assignee": "bob"})
    assert [invoke(filters_create, caller=ada, body=body).status for body in wrong] == [422] * 4

    monkeypatch.setattr(service, "MOST", 2)
    assert [invoke(filters_create, caller=ada, body={"name": name}).status for name in "AB"] == [201, 201]
    assert invoke(filters_create, caller=ada, body=URGENT).problem == "too-many-filters"
