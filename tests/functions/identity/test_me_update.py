import json

import pytest

from functions.identity import me_get, me_update


@pytest.fixture
def member(rows):
    def member(person):
        (row,) = [row for row in rows("identity-people-1") if row["sk"]["S"] == person]
        return {"email": row["email"]["S"], **json.loads(row["rest"]["S"])}

    return member


def test_what_one_is_called_is_so_in_the_workspace_too(invoke, join, member):
    ada = join()

    answer = invoke(me_update, caller=ada.caller, body={"name": "Ada King", "zone": "Europe/London"})

    assert (answer.json["name"], answer.json["zone"], answer.json["locale"]) == ("Ada King", "Europe/London", "en")
    assert {**invoke(me_get, caller=ada.caller).json, "scopes": []} == {**answer.json, "scopes": []}
    assert (member(ada.person)["name"], member(ada.person)["zone"]) == ("Ada King", "Europe/London")


def test_nobody_else_is_called_otherwise(invoke, join, member):
    ada, grace = join(), join("grace", "globex")

    invoke(me_update, caller=ada.caller, body={"name": "Ada King"})

    assert member(grace.person)["name"] == "Grace"


def test_it_is_noted_that_something_changed_and_not_what_it_is(invoke, join, rows):
    ada = join()
    invoke(me_update, caller=ada.caller, body={"name": "Ada King"})

    (act,) = [row["act"]["S"] for row in rows("identity-acts-1") if '"person.change"' in row["act"]["S"]]
    assert '"of":"name"' in act
    assert "King" not in act


def test_who_says_nothing_changes_nothing(invoke, join, rows):
    ada = join()
    before = len(rows("identity-acts-1"))

    assert invoke(me_update, caller=ada.caller, body={}).json["name"] == "Ada"
    assert len(rows("identity-acts-1")) == before


@pytest.mark.parametrize("body", [{"name": ""}, {"locale": "english"}, {"email": "eve@example.com"}, {"zone": "a b"}])
def test_what_cannot_be_is_refused_by_field(invoke, join, body):
    answer = invoke(me_update, caller=join().caller, body=body)

    assert answer.status == 422
    assert next(iter(body)) in answer.json["errors"][0]["field"]
