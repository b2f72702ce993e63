import pytest

from functions.identity import scim_users_get, scim_users_list, scim_users_patch, sessions_refresh
from identity.accounts.table import AccountTable
from identity.people.table import journal as people
from identity.roles import built_in
from tests.functions.identity.colleagues import Company
from tests.functions.identity.provisioned import WORK, key, patch, provisioned, told

OF_ENTRA = {"op": "Replace", "path": "active", "value": "False"}
OF_OKTA = {"op": "replace", "value": {"active": False}}


@pytest.fixture
def change(invoke):
    def change(company, person, *operations, scopes=(), headers=None):
        said = {"workspace": company.id, "person": person, "caller": key(company, *scopes), "headers": headers}
        return invoke(scim_users_patch, body=patch(*operations), **said)

    return change


@pytest.mark.parametrize("off", [OF_ENTRA, OF_OKTA])
def test_whoever_is_deactivated_is_out_at_once_and_may_come_again(invoke, join, authorize, change, acts, cloud, off):
    ada = join()
    acme = Company.of(ada.workspace)
    acme.ada = acme.hire("boss", "admin")

    said = change(acme, ada.person, off)

    assert (said.status, said.json["active"]) == (200, False)
    assert authorize(ada.access_token)["context"] == {"problem": "credential-refused"}
    assert invoke(sessions_refresh, body={"refresh_token": ada.refresh_token}).problem == "session-over"
    cloud.pumps.drain()
    on = {"op": "Add", "path": "active", "value": "True"}
    assert change(acme, ada.person, on, scopes=built_in("admin")).json["active"] is True
    assert invoke(sessions_refresh, body={"refresh_token": ada.refresh_token}).problem == "session-over"
    deeds = [each["action"] for each in acts() if each["action"].startswith("person.")]
    assert deeds == ["person.deactivate", "person.reactivate"]


def test_names_and_addresses_change_for_the_directory_and_no_account_does(invoke, change):
    acme = Company()
    grace = provisioned(invoke, acme)["id"]
    before = AccountTable().get(grace)

    said = change(
        acme,
        grace,
        {"op": "Replace", "path": 'emails[type eq "work"].value', "value": "g.king@example.com"},
        {"op": "Replace", "path": "name.familyName", "value": "King"},
        {"op": "Replace", "path": "displayName", "value": "Grace King"},
        {"op": "Replace", "path": "userName", "value": "king@corp.example.com"},
        {"op": "Add", "path": f"{WORK}:manager", "value": acme.ada},
        {"op": "Replace", "path": "locale", "value": "de_DE"},
        {"op": "Replace", "path": "externalId", "value": "42"},
    ).json

    assert (said["userName"], said["displayName"]) == ("king@corp.example.com", "Grace King")
    assert said[WORK]["manager"]["value"] == acme.ada
    member = people().get(acme.id, grace)
    assert (member.name, member.email, member.locale) == ("Grace King", "grace@example.com", "de-DE")
    assert AccountTable().get(grace) == before
    for text, count in (("king@corp.example.com", 1), ("grace@corp.example.com", 0)):
        found = invoke(
            scim_users_list, workspace=acme.id, caller=key(acme), query={"filter": f'userName eq "{text}"'}
        ).json
        assert found["totalResults"] == count


def test_what_changes_nothing_is_no_change(invoke, change, acts):
    acme = Company()
    grace = provisioned(invoke, acme)
    acme.group(grace["id"])
    before = invoke(scim_users_get, workspace=acme.id, person=grace["id"], caller=key(acme)).headers["ETag"]
    noted = len(acts())

    assert change(acme, grace["id"], {"op": "replace", "path": "active", "value": True}).headers["ETag"] == before
    assert len(acts()) == noted


def test_what_has_changed_meanwhile_is_not_overwritten(invoke, change):
    acme = Company()
    grace = provisioned(invoke, acme)
    stale = {"if-match": grace["meta"]["version"]}
    title = {"op": "replace", "path": "title", "value": "Admiral"}
    assert change(acme, grace["id"], title, headers=stale).status == 200

    said = change(acme, grace["id"], {"op": "remove", "path": "title"}, headers=stale)
    assert told(said)[0] == 412
    assert said.headers["ETag"].startswith('W/"')


def test_a_role_is_taken_by_any_directory_and_given_by_one_that_may_do_as_much(change):
    acme = Company()
    bob, role = acme.hire("bob", "admin"), acme.role("audit:read")
    lead = {"op": "replace", "path": "roles", "value": [{"value": "lead"}]}
    own = {"op": "replace", "path": "roles", "value": [{"value": role}]}

    assert change(acme, bob, lead).status == 200
    assert told(change(acme, bob, own))[0] == 403
    assert change(acme, bob, own, scopes=["audit:read"]).json["roles"][0]["value"] == role


def test_the_last_admin_stays_one_and_in(change):
    acme = Company()
    for operation in (OF_ENTRA, {"op": "replace", "path": "roles", "value": [{"value": "lead"}]}):
        assert told(change(acme, acme.ada, operation))[0] == 409


def test_nobody_takes_the_user_name_of_another_nor_says_a_password(invoke, change):
    acme = Company()
    grace, joan = provisioned(invoke, acme)["id"], provisioned(invoke, acme, "joan")["id"]
    taken = {"op": "replace", "path": "userName", "value": "Grace@corp.example.com"}

    assert told(change(acme, joan, taken)) == (409, "uniqueness")
    assert change(acme, grace, taken).status == 200
    assert told(change(acme, grace, {"op": "replace", "path": "password", "value": "x"})) == (400, "mutability")
    assert told(change(acme, Company("globex").ada, taken)) == (404, None)


def test_who_may_do_more_than_the_key_is_not_let_in_again_by_it(change):
    acme = Company()
    boss, colleague = acme.hire("bob", "admin"), acme.hire("carl")
    off, on = ({"op": "replace", "value": {"active": each}} for each in (False, True))

    assert [change(acme, each, off).json["active"] for each in (boss, colleague)] == [False, False]
    assert told(change(acme, boss, on)) == (403, None)
    assert change(acme, colleague, on).json["active"] is True
    assert change(acme, boss, on, scopes=built_in("admin")).json["active"] is True
