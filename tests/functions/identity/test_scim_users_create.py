import pytest

from functions.identity import passwords_forget, scim_users_create
from identity.accounts.table import AccountTable
from identity.people.table import journal as people
from identity.workspaces.table import journal as workspaces
from tests.functions.identity.colleagues import Company
from tests.functions.identity.provisioned import WORK, key, of_entra, of_okta, provisioned, told


def test_entra_lets_somebody_in_whose_account_only_they_can_enter(invoke, acts, sign_in, letters):
    acme = Company()

    said = invoke(scim_users_create, workspace=acme.id, caller=key(acme), body=of_entra())

    assert (said.status, said.headers["Content-Type"]) == (201, "application/scim+json")
    assert said.headers["Location"] == said.json["meta"]["location"]
    assert said.headers["Location"].endswith(f"/scim/v2/{acme.id}/Users/{said.json['id']}")
    assert (said.json["userName"], said.json["externalId"]) == ("grace@corp.example.com", "grace-0a21f0f2")
    assert said.json[WORK] == {"department": "Compilers"}
    member = people().get(acme.id, said.json["id"])
    assert (member.email, member.name, member.role) == ("grace@example.com", "Grace Hopper", "member")
    assert AccountTable().get(member.person).password is None
    assert sign_in("grace").problem == "wrong-credentials"
    (act,) = [each for each in acts() if each["action"] == "person.provision"]
    assert (act["target"], act["session"]) == (member.person, "key:k")
    invoke(passwords_forget, body={"email": "grace@example.com"})
    assert letters()[-1]["To"].addresses[0].addr_spec == "grace@example.com"


def test_a_password_that_okta_makes_up_is_kept_nowhere(invoke, rows):
    acme = Company()

    said = invoke(scim_users_create, workspace=acme.id, caller=key(acme), body=of_okta())

    assert said.status == 201
    assert "1mz050nq" not in said.text + said.log + str(rows("identity-people-1")) + str(rows("identity-accounts-1"))


def test_only_a_company_that_has_shown_its_domain_is_shown_the_picture_of_whom_it_names(invoke):
    acme, globex, evil = Company(), Company("globex"), Company("evil")
    joan = globex.hire("joan")
    AccountTable().change(joan, lambda it: it.model_copy(update={"avatar": "a" * 64}))
    workspaces().change(acme.id, "workspace", lambda it: it.model_copy(update={"domains": ("example.com",)}))

    for company in (acme, evil):
        provisioned(invoke, company, "joan")
    assert people().get(acme.id, joan).avatar == "a" * 64
    assert people().get(evil.id, joan).avatar is None


def test_a_language_and_a_clock_that_no_browser_knows_stay_with_the_directory(invoke):
    acme = Company()
    strange = {"locale": "en-x", "timezone": "Mars/Olympus_Mons"}

    grace = provisioned(invoke, acme, **strange)
    joan = provisioned(invoke, acme, "joan", locale="de_AT", timezone="Europe/Vienna")

    assert (grace["locale"], grace["timezone"]) == ("en-x", "Mars/Olympus_Mons")
    known = [people().get(acme.id, each["id"]) for each in (grace, joan)]
    assert [(each.locale, each.zone) for each in known] == [("en", "UTC"), ("de-AT", "Europe/Vienna")]


def test_whoever_has_an_account_keeps_it_as_it_is_and_signs_in_where_they_did(invoke):
    acme, globex = Company(), Company("globex")
    joan = globex.hire("joan")
    before = AccountTable().get(joan)

    assert provisioned(invoke, acme, "joan")["id"] == joan

    after = AccountTable().get(joan)
    assert [each.workspace for each in after.memberships] == [acme.id, globex.id]
    assert after.membership(None).workspace == globex.id
    kept = {"memberships", "modseq"}
    assert after.model_dump(exclude=kept) == before.model_dump(exclude=kept)


def test_nobody_comes_twice_by_address_or_by_user_name(invoke):
    acme = Company()
    acme.hire("joan")
    provisioned(invoke, acme)

    for body in (of_entra(), of_entra(userName="GRACE@corp.example.com", emails=[]), of_entra("joan")):
        said = invoke(scim_users_create, workspace=acme.id, caller=key(acme), body=body)
        assert told(said) == (409, "uniqueness")


def test_the_workspace_says_how_many_and_whose_addresses(invoke):
    acme = Company(people=2, allowed_domains=("example.com",))

    elsewhere = of_entra(emails=[{"value": "grace@example.org"}])
    assert told(invoke(scim_users_create, workspace=acme.id, caller=key(acme), body=elsewhere)) == (400, "invalidValue")
    provisioned(invoke, acme)
    full = invoke(scim_users_create, workspace=acme.id, caller=key(acme), body=of_entra("eve"))
    assert told(full) == (409, None)
    assert "2 people" in full.json["detail"]


def test_a_role_is_given_by_a_key_that_may_do_as_much(invoke):
    acme = Company()
    auditor = acme.role("audit:read")

    def made(name, role, *scopes):
        body = of_entra(name, roles=[{"value": role}])
        return invoke(scim_users_create, workspace=acme.id, caller=key(acme, *scopes), body=body)

    assert told(made("eve", "admin"))[0] == 403
    assert told(made("eve", auditor))[0] == 403
    assert told(made("eve", "emperor")) == (400, "invalidValue")
    assert made("eve", auditor, "audit:read").json["roles"][0]["value"] == auditor
    assert made("bob", "lead").status == 201


@pytest.mark.parametrize(
    "body",
    [
        {"userName": "grace"},
        {"userName": "grace", "emails": [{"value": "gräce@example.com"}]},
        {"emails": []},
        of_entra(emails=[{"value": f"{number}@example.com"} for number in range(11)]),
        of_entra(title="x" * 2000, nickName="y" * 2000, addresses=[{"formatted": f"{n}" * 900} for n in range(20)]),
    ],
)
def test_what_cannot_be_kept_or_mailed_to_is_refused(invoke, body, rows):
    acme = Company()

    assert told(invoke(scim_users_create, workspace=acme.id, caller=key(acme), body=body)) == (400, "invalidValue")
    assert len(rows("identity-accounts-1")) == 2


def test_another_workspace_is_nowhere(invoke):
    acme, globex = Company(), Company("globex")

    said = invoke(scim_users_create, workspace=globex.id, caller=key(acme), body=of_entra())
    assert told(said) == (404, None)
    assert told(invoke(scim_users_create, workspace=acme.id, caller=acme.caller(acme.ada, "manager")))[0] == 403
