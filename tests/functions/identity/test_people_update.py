import pytest

from functions.identity import people_get, people_update
from tests.functions.identity.colleagues import NOBODY, Company


def test_changes_what_is_said_and_leaves_the_rest(invoke, rows):
    acme = Company()
    bob = acme.hire("bob")
    wanted = {"name": "Bob the Builder", "title": "Builder", "locale": "de", "zone": "Europe/Berlin", "role": "lead"}

    answer = invoke(people_update, caller=acme.admin, person=bob, body=wanted)
    again = invoke(people_update, caller=acme.admin, person=bob, body={"title": None})

    assert wanted.items() <= answer.json.items()
    assert again.json == {**answer.json, "title": None, "modseq": again.json["modseq"]}
    acts = [row["act"]["S"] for row in rows("identity-acts-1")]
    assert len(acts) == 2
    assert any('"person.update"' in act and '"role":"lead"' in act for act in acts)


def test_costs_two_round_trips_and_three_more_where_another_admin_must_be_found(invoke, round_trips):
    acme = Company()
    bob = acme.hire("bob", "admin")
    invoke(people_update, caller=acme.admin, person=bob, body={"title": "Builder"})
    before = len(round_trips(people_update))
    assert "Query" not in round_trips(people_update)

    invoke(people_update, caller=acme.admin, person=bob, body={"role": "member"})
    assert "Query" in round_trips(people_update)
    assert len(round_trips(people_update)) > before


def test_what_changed_meanwhile_is_not_overwritten(invoke):
    acme = Company()
    bob = acme.hire("bob")
    tag = {"if-match": invoke(people_get, caller=acme.admin, person=bob).headers["ETag"]}
    first = invoke(people_update, caller=acme.admin, person=bob, body={"name": "Robert"}, headers=tag)

    second = invoke(people_update, caller=acme.admin, person=bob, body={"name": "Rob"}, headers=tag)

    assert (second.status, second.headers["ETag"]) == (412, first.headers["ETag"])


def test_what_is_no_change_is_not_noted(invoke, rows):
    acme = Company()
    bob = acme.hire("bob")

    answer = invoke(people_update, caller=acme.admin, person=bob, body={"name": "Bob"})

    assert answer.status == 200
    assert rows("identity-acts-1") == []


@pytest.mark.parametrize(
    "wrong", [{"role": "king"}, {"name": ""}, {"name": None}, {"zone": "../etc"}, {"email": "b@example.com"}]
)
def test_what_makes_no_sense_is_refused(invoke, wrong):
    acme = Company()

    assert invoke(people_update, caller=acme.admin, person=acme.hire("bob"), body=wrong).status == 422


def test_nobody_else_is_anybody(invoke):
    acme, stranger = Company(), Company("globex").ada
    for person in (stranger, NOBODY):
        assert invoke(people_update, caller=acme.admin, person=person, body={"name": "X"}).problem == "no-such-member"


def test_a_manager_neither_gives_nor_takes_what_is_above_them(invoke):
    acme = Company()
    mary, bob = acme.hire("mary", "manager"), acme.hire("bob")
    manager = acme.caller(mary, "manager")

    assert invoke(people_update, caller=manager, person=bob, body={"role": "admin"}).problem == "above-you"
    assert invoke(people_update, caller=manager, person=mary, body={"role": "admin"}).problem == "above-you"
    assert invoke(people_update, caller=manager, person=acme.ada, body={"role": "member"}).problem == "above-you"
    assert invoke(people_update, caller=manager, person=acme.ada, body={"name": "X"}).problem == "above-you"
    assert invoke(people_update, caller=manager, person=bob, body={"role": "manager"}).status == 200


def test_an_api_key_gives_no_more_than_its_own_scopes(invoke):
    acme = Company()
    bob = acme.hire("bob")
    key = {**acme.admin, "scopes": "people:write"}

    assert invoke(people_update, caller=key, person=bob, body={"role": "admin"}).problem == "above-you"
    assert invoke(people_update, caller=key, person=bob, body={"title": "Builder"}).status == 200


def test_the_last_admin_stays_one(invoke):
    acme = Company()
    answer = invoke(people_update, caller=acme.admin, person=acme.ada, body={"role": "lead"})
    assert (answer.status, answer.problem) == (409, "last-admin")

    acme.hire("bob", "admin")
    assert invoke(people_update, caller=acme.admin, person=acme.ada, body={"role": "lead"}).status == 200


def test_a_role_of_the_companys_own_is_given_by_those_who_may_do_all_of_it(invoke):
    acme = Company()
    mary, bob, recruiter = acme.hire("mary", "manager"), acme.hire("bob"), acme.role("people:read", "people:write")
    auditor, manager = acme.role("audit:read"), acme.caller(mary, "manager")

    given = invoke(people_update, caller=manager, person=bob, body={"role": recruiter})
    assert (given.status, given.json["role"]) == (200, recruiter)
    assert invoke(people_update, caller=manager, person=bob, body={"role": auditor}).problem == "above-you"
    assert invoke(people_update, caller=acme.admin, person=bob, body={"role": auditor}).status == 200
    assert invoke(people_update, caller=manager, person=bob, body={"title": "X"}).problem == "above-you"
    assert invoke(people_update, caller=acme.admin, person=bob, body={"role": NOBODY}).status == 422


def test_a_group_can_make_somebody_more_than_a_manager(invoke):
    acme = Company()
    mary, bob = acme.caller(acme.hire("mary", "manager"), "manager"), acme.hire("bob")
    acme.group(bob, role="admin")

    assert invoke(people_update, caller=mary, person=bob, body={"name": "X"}).problem == "above-you"
    assert invoke(people_update, caller=acme.admin, person=bob, body={"name": "X"}).status == 200
