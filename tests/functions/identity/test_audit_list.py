import json
from datetime import datetime
from hashlib import sha256

import pytest

from functions.identity import audit_list
from tests.functions.identity.chains import enter, put, row


@pytest.fixture
def read(invoke):
    def read(**query):
        return invoke(audit_list, query=query, caller={"scopes": "audit:read"})

    return read


def numbers(answer):
    return [item["number"] for item in answer.json["items"]]


def test_the_newest_comes_first_and_says_who_what_when_and_where(cloud, read):
    enter(3)
    answer = read()

    assert numbers(answer) == [3, 2, 1]
    newest = answer.json["items"][0]
    assert (newest["actor"], newest["action"], newest["address"]) == ("ada", "thing.do2", "192.0.2.7")
    assert newest["at"] == "2026-11-21T12:02:00Z"


def test_it_is_read_page_by_page_with_a_cursor_that_cannot_be_made_up(cloud, read):
    enter(5)
    first = read(limit=2)
    second = read(limit=2, cursor=first.json["next"])
    third = read(limit=2, cursor=second.json["next"])

    assert [numbers(page) for page in (first, second, third)] == [[5, 4], [3, 2], [1]]
    assert third.json["next"] is None
    assert read(limit=2, cursor="x" + first.json["next"]).problem == "bad-cursor"
    assert read(limit=2, cursor=first.json["next"], actor="bob").problem == "bad-cursor"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"actor": "bob"}, [5]),
        ({"action": "thing."}, [4, 3, 2, 1]),
        ({"action": "key.rotate"}, [5]),
        ({"address": "203.0.113.9"}, [5]),
        ({"since": "2026-11-21T12:02:00Z"}, [4, 3]),
        ({"until": "2026-11-21T12:00:00Z", "actor": "ada"}, [1]),
        ({"since": "2026-11-21T14:01:00+02:00", "until": "2026-11-21T12:02:00Z"}, [3, 2]),
        ({"actor": "nobody"}, []),
    ],
)
def test_it_is_asked_who_what_when_and_where(cloud, read, query, found):
    enter(4)
    enter(1, actor="bob", action="key.rotate", address="203.0.113.9")

    assert numbers(read(**query)) == found


def test_a_page_of_what_is_rare_goes_on_where_it_stopped(cloud, read):
    enter(6)
    enter(3, actor="bob")
    first = read(actor="ada", limit=4)
    second = read(actor="ada", limit=4, cursor=first.json["next"])

    assert numbers(first) + numbers(second) == [6, 5, 4, 3, 2, 1]


def test_nobody_reads_the_log_of_another_workspace(cloud, read):
    enter(2, workspace="globex")

    assert read().json == {"items": [], "next": None}


def test_to_read_it_is_an_act_and_to_go_on_is_the_same_one(cloud, read, rows):
    enter(3)
    first = read(limit=2, actor="ada")
    read(limit=2, actor="ada", cursor=first.json["next"])

    (act,) = rows("identity-acts-1")
    assert '"audit.read"' in act["act"]["S"]
    assert '"actor=ada"' in act["act"]["S"]


def test_a_moment_without_a_zone_is_none(read):
    assert read(since="2026-11-21T12:00:00").status == 422


def test_whoever_may_not_read_it_is_told_so(invoke):
    assert invoke(audit_list, caller={"scopes": "me:read"}).status == 403


def test_an_entry_is_checked_by_hand_as_the_guide_says(cloud, read):
    enter(2)
    entry = {name: value for name, value in read().json["items"][0].items() if value is not None}
    taken = entry.pop("hash")
    for name in ("at", "recorded"):
        entry[name] = f"{datetime.fromisoformat(entry[name]):%Y-%m-%dT%H:%M:%S.%f}Z"

    text = json.dumps({**entry, "workspace": "acme"}, sort_keys=True, separators=(",", ":"))
    assert sha256(text.encode()).hexdigest() == taken


@pytest.mark.parametrize("spoiled", [{"recorded": "never"}, {"actor": None}, {"details": '["x"]', "act_id": None}])
def test_an_entry_that_somebody_spoiled_is_shown_as_what_is_left_of_it(cloud, read, spoiled):
    enter(2)
    kept = {name: value for name, value in row(2).items() if name not in spoiled}
    put(kept | {name: {"S": value} for name, value in spoiled.items() if value is not None})

    answer = read()

    assert [(each["number"], each["spoiled"]) for each in answer.json["items"]] == [(2, True), (1, None)]
    assert answer.json["items"][0]["action"] == "thing.do1"
