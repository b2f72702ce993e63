from functions.identity import people_deactivate, people_get, people_reactivate
from tests.functions.identity.colleagues import Company


def test_lets_somebody_in_again_and_notes_it(invoke, rows):
    acme = Company()
    bob = acme.hire("bob")
    invoke(people_deactivate, caller=acme.admin, person=bob)

    answer = invoke(people_reactivate, caller=acme.admin, person=bob)

    assert (answer.json["status"], answer.json["person"]) == ("active", bob)
    assert any('"person.reactivate"' in row["act"]["S"] for row in rows("identity-acts-1"))


def test_whoever_is_in_stays_in_as_they_are(invoke, rows):
    acme = Company()
    before = invoke(people_get, caller=acme.admin, person=acme.ada).json

    assert invoke(people_reactivate, caller=acme.admin, person=acme.ada).json == before
    assert rows("identity-acts-1") == []


def test_a_manager_lets_in_nobody_above_them(invoke):
    acme = Company()
    bob = acme.hire("bob", "admin")
    invoke(people_deactivate, caller=acme.admin, person=bob)

    mary = acme.caller(acme.hire("mary", "manager"), "manager")
    assert invoke(people_reactivate, caller=mary, person=bob).problem == "above-you"


def test_nobody_lets_in_whom_a_role_or_a_group_puts_above_them(invoke):
    acme = Company()
    bob, eve = acme.hire("bob", acme.role("audit:read")), acme.hire("eve")
    acme.group(eve, role="admin")
    mary = acme.caller(acme.hire("mary", "manager"), "manager")

    for person in (bob, eve):
        assert invoke(people_reactivate, caller=mary, person=person).problem == "above-you"
        assert invoke(people_reactivate, caller=acme.admin, person=person).status == 200
