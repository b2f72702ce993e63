from functions.identity import people_get, people_list, people_remove, people_update, sessions_refresh
from identity.accounts.table import AccountTable
from tests.functions.identity.colleagues import NOBODY, Company


def test_whoever_is_removed_is_out_and_keeps_their_account(invoke, join, authorize, rows):
    ada = join()
    company = Company.of(ada.workspace)
    bob = company.caller(company.hire("bob", "admin"))

    assert invoke(people_remove, caller=bob, person=ada.person).status == 204

    assert invoke(people_get, caller=bob, person=ada.person).problem == "no-such-member"
    assert authorize(ada.access_token)["context"] == {"problem": "credential-refused"}
    assert invoke(sessions_refresh, body={"refresh_token": ada.refresh_token}).problem == "session-over"
    account = AccountTable().get(ada.person)
    assert (account.email, account.memberships) == ("ada@example.com", ())
    assert any('"person.remove"' in row["act"]["S"] for row in rows("identity-acts-1"))


def test_the_workspace_has_room_for_somebody_else(invoke):
    acme = Company(people=2)
    bob = acme.hire("bob")
    invoke(people_remove, caller=acme.admin, person=bob)

    acme.hire("eve")
    assert [each["name"] for each in invoke(people_list, caller=acme.admin).json["items"]] == ["Ada.Acme", "Eve"]


def test_nobody_else_can_be_removed(invoke):
    acme, stranger = Company(), Company("globex").ada
    for person in (stranger, NOBODY):
        assert invoke(people_remove, caller=acme.admin, person=person).problem == "no-such-member"


def test_who_changed_meanwhile_is_not_removed(invoke):
    acme = Company()
    bob = acme.hire("bob")
    tag = {"if-match": invoke(people_get, caller=acme.admin, person=bob).headers["ETag"]}
    invoke(people_update, caller=acme.admin, person=bob, body={"name": "Robert"})

    assert invoke(people_remove, caller=acme.admin, person=bob, headers=tag).status == 412
    assert invoke(people_remove, caller=acme.admin, person=bob).status == 204


def test_a_manager_removes_nobody_above_them(invoke):
    acme = Company()
    mary = acme.caller(acme.hire("mary", "manager"), "manager")

    assert invoke(people_remove, caller=mary, person=acme.ada).problem == "above-you"


def test_the_last_admin_cannot_go(invoke):
    acme = Company()
    acme.hire("bob", "manager")

    assert invoke(people_remove, caller=acme.admin, person=acme.ada).problem == "last-admin"


def test_whoever_is_removed_is_in_no_group(invoke):
    acme = Company()
    bob, recruiter = acme.hire("bob"), acme.role("people:read")
    eve = acme.hire("eve", recruiter)
    first, second = acme.group(bob, eve), acme.group(bob)

    assert invoke(people_remove, caller=acme.admin, person=bob).status == 204
    assert (acme.size(first), acme.size(second)) == ((1, 1), (0, 0))
    assert invoke(people_remove, caller=acme.admin, person=eve).status == 204
    assert acme.size(first) == (0, 0)


def test_somebody_may_be_in_forty_groups_and_leaves_them_all_at_once(invoke, round_trips):
    acme = Company()
    bob = acme.hire("bob", "admin")
    every = [acme.group(bob, name=f"g{number}") for number in range(40)]

    assert invoke(people_remove, caller=acme.admin, person=bob).status == 204
    assert {acme.size(each) for each in every} == {(0, 0)}
