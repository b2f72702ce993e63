from functions.identity import people_deactivate, people_reactivate, people_update, sessions_refresh
from tests.functions.identity.colleagues import Company


def test_the_door_is_closed_at_once(invoke, join, authorize, rows):
    ada = join()
    company = Company.of(ada.workspace)
    bob = company.hire("bob", "admin")
    answer = invoke(people_deactivate, caller=company.caller(bob), person=ada.person)

    assert answer.json["status"] == "deactivated"
    assert invoke(sessions_refresh, body={"refresh_token": ada.refresh_token}).problem == "session-over"
    assert authorize(ada.access_token)["context"] == {"problem": "credential-refused"}
    assert any('"person.deactivate"' in row["act"]["S"] for row in rows("identity-acts-1"))


def test_nobody_signs_in_until_they_are_let_in_again_and_then_anew(invoke, join, sign_in, cloud):
    ada = join()
    company = Company.of(ada.workspace)
    boss = company.caller(company.hire("bob", "admin"))
    invoke(people_deactivate, caller=boss, person=ada.person)
    assert sign_in().problem == "access-ended"
    cloud.pumps.drain()

    invoke(people_reactivate, caller=boss, person=ada.person)

    assert invoke(sessions_refresh, body={"refresh_token": ada.refresh_token}).problem == "session-over"
    assert sign_in().status == 200


def test_to_deactivate_again_is_as_well(invoke, rows):
    acme = Company()
    bob = acme.hire("bob")
    for _ in range(2):
        assert invoke(people_deactivate, caller=acme.admin, person=bob).status == 200

    assert len(rows("identity-acts-1")) == 1


def test_the_last_admin_who_is_active_stays(invoke):
    acme = Company()
    bob = acme.hire("bob", "admin")

    assert invoke(people_deactivate, caller=acme.admin, person=acme.ada).status == 200
    assert invoke(people_deactivate, caller=acme.caller(bob), person=bob).problem == "last-admin"
    assert invoke(people_update, caller=acme.caller(bob), person=acme.ada, body={"role": "lead"}).status == 200


def test_a_manager_closes_it_to_nobody_above_them(invoke):
    acme = Company()
    mary = acme.caller(acme.hire("mary", "manager"), "manager")

    assert invoke(people_deactivate, caller=mary, person=acme.ada).problem == "above-you"
    assert invoke(people_deactivate, caller=mary, person=acme.hire("bob", "lead")).status == 200


def test_nobody_deactivates_whom_a_role_or_a_group_puts_above_them(invoke):
    acme = Company()
    bob, eve = acme.hire("bob", acme.role("audit:read")), acme.hire("eve")
    acme.group(eve, role="admin")
    mary = acme.caller(acme.hire("mary", "manager"), "manager")

    for person in (bob, eve):
        assert invoke(people_deactivate, caller=mary, person=person).problem == "above-you"
        assert invoke(people_deactivate, caller=acme.admin, person=person).status == 200
