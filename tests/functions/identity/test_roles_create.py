from functions.identity import people_update, roles_create, roles_get
from tests.functions.identity.colleagues import Company

DRAFT = {"name": "Recruiter", "scopes": ["people:write", "people:read"]}


def test_makes_a_role_of_scopes(invoke, join):
    ada = join()

    said = invoke(roles_create, body=DRAFT, caller=ada.powers)

    assert (said.status, said.headers["ETag"]) == (201, '"1"')
    assert said.json["scopes"] == ["people:read", "people:write"]
    assert invoke(roles_get, role_id=said.json["role_id"], caller=ada.powers).json == said.json


def test_nobody_gives_away_what_they_do_not_hold(invoke, join, rows):
    some = join().powers | {"scopes": "roles:write people:read"}

    said = invoke(roles_create, body=DRAFT, caller=some)

    assert (said.status, said.problem) == (403, "not-yours")
    assert "people:write" in said.json["detail"]
    assert rows("identity-roles-1") == []


def test_a_scope_that_does_not_exist_is_named(invoke, join):
    said = invoke(roles_create, body={**DRAFT, "scopes": ["people:eat"]}, caller=join().powers)

    assert (said.status, said.json["errors"][0]["field"]) == (422, "scopes")
    assert "people:eat" in said.json["errors"][0]["detail"]


def test_what_every_workspace_has_cannot_be_made_again_under_its_name(invoke, join):
    said = invoke(roles_create, body={**DRAFT, "name": "Admin"}, caller=join().powers)

    assert said.status == 422
    assert said.json["detail"] == "name: every workspace has a role admin already; choose another name"


def test_a_name_is_of_one_role_however_it_is_written(invoke, join):
    ada = join()
    invoke(roles_create, body=DRAFT, caller=ada.powers)

    said = invoke(roles_create, body={**DRAFT, "name": "RECRUITER "}, caller=ada.powers)

    assert (said.status, said.problem, said.json["errors"][0]["field"]) == (409, "name-taken", "name")


def test_a_request_that_is_repeated_makes_one_role(invoke, join):
    ada, again = join(), {"idempotency-key": "one"}

    first = invoke(roles_create, body=DRAFT, caller=ada.powers, headers=again).json

    assert invoke(roles_create, body=DRAFT, caller=ada.powers, headers=again).json == first


def test_the_audit_log_hears_of_it(invoke, join, acts):
    ada = join()
    made = invoke(roles_create, body=DRAFT, caller=ada.powers).json["role_id"]

    act = acts()[-1]
    assert (act["action"], act["target"], act["actor"]) == ("role.create", made, ada.person)
    assert act["details"]["scopes"] == "people:read people:write"


def test_whoever_has_a_role_of_the_companys_own_may_do_just_that(invoke, join, authorize):
    ada = join()
    acme = Company.of(ada.workspace)
    acme.ada, bob = acme.hire("boss", "admin"), acme.hire("bob")
    role = acme.role("people:read", "people:write")
    invoke(people_update, caller=acme.admin, person=ada.person, body={"role": role})

    recruiter = authorize(ada.access_token)["context"]

    assert set(recruiter["scopes"].split()) == {"people:read", "people:write"}
    assert invoke(people_update, caller=recruiter, person=bob, body={"role": role}).status == 200
    assert invoke(people_update, caller=recruiter, person=bob, body={"role": "manager"}).problem == "above-you"
    assert invoke(people_update, caller=recruiter, person=acme.ada, body={"name": "X"}).problem == "above-you"
    assert invoke(roles_create, caller=recruiter).problem == "forbidden"
