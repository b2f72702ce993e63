import json
import time

import jwt
import pytest

from functions.identity import (
    invitations_create,
    passkeys_ask,
    people_list,
    providers_return,
    sessions_begin,
    sessions_link,
)
from identity.accounts.table import AccountTable
from identity.people.table import journal as people
from tests.functions.identity.colleagues import Company
from tests.functions.identity.conftest import cookie
from tests.functions.identity.forger import problem, ticket_of
from tests.passwords import PASSWORD

pytestmark = pytest.mark.filterwarnings("ignore:get_jwt_config:DeprecationWarning")  # of what the provider is made of


@pytest.fixture
def enter(invoke):
    """Show the ticket that one came back with."""
    return lambda answer: invoke(sessions_link, body={"ticket": ticket_of(answer), "client": "app"}).json


def test_whoever_a_workspaces_own_provider_knows_comes_in_and_is_told_of_it(
    join, issuer, came_back, enter, letters, acts
):
    ada = join()
    acme = issuer(ada)

    first = enter(came_back(acme, "ada"))["signed_in"]
    letter = letters()[-1]
    again = enter(came_back(acme, "ada"))["signed_in"]

    assert (first["person"], first["workspace"]) == (again["person"], again["workspace"]) == (ada.person, ada.workspace)
    assert letter["Subject"] == "Account of another provider added to your account"
    assert len([each for each in acts() if each["action"] == "link.add"]) == 1
    assert [each.subject for each in AccountTable().get(ada.person).links] == ["ada"]


def test_one_comes_back_to_where_one_wanted_to_go_and_nowhere_else(join, issuer, came_back):
    acme = issuer(join())

    found = came_back(acme, "ada", return_to="/agenda?day=today").headers["Location"]

    assert found.startswith("http://localhost:8000/link?next=%2Fagenda%3Fday%3Dtoday#")
    for foreign in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"):
        assert came_back(acme, "ada", return_to=foreign).headers["Location"].startswith("http://localhost:8000/link#")


def test_somebody_new_is_let_in_where_the_workspace_provisions(invoke, join, issuer, came_back, enter):
    ada = join()
    acme = issuer(ada)
    assert problem(came_back(acme, "joan")) == "no-account-yet"
    acme = issuer(ada, provision=True, role="lead")

    joan = enter(came_back(acme, "joan"))["signed_in"]

    assert joan["workspace"] == ada.workspace
    (member,) = invoke(people_list, caller=ada.powers, query={"role": "lead"}).json["items"]
    assert (member["person"], member["email"], member["name"]) == (joan["person"], "joan@example.com", "Joan")
    assert AccountTable().get(joan["person"]).password is None
    assert enter(came_back(acme, "joan"))["signed_in"]["person"] == joan["person"]


def test_an_invitation_lets_somebody_in_who_has_another_account_here(invoke, join, issuer, came_back, enter):
    ada, joan = join(), join("joan", "globex")
    acme, role = issuer(ada), Company.of(ada.workspace, ada.person).role("audit:read")
    invite = {"email": "joan@example.com", "role": role}
    assert invoke(invitations_create, caller=ada.powers, body=invite).status == 201

    found = enter(came_back(acme, "joan"))["signed_in"]

    assert (found["person"], found["workspace"]) == (joan.person, ada.workspace)
    assert people().get(ada.workspace, joan.person).role == role
    assert problem(came_back(acme, "eve")) == "address-not-believed"


def test_who_takes_up_an_invitation_gets_what_there_still_is_of_it(invoke, join, issuer, came_back, enter):
    ada = join()
    acme, company = issuer(ada), Company.of(ada.workspace, ada.person)
    group, gone, role = company.group(), company.group(name="Gone"), company.role("audit:read")
    invite = {"email": "joan@example.com", "role": role, "groups": [gone, group]}
    assert invoke(invitations_create, caller=ada.powers, body=invite).status == 201
    company.forget(group=gone, role=role)

    joan = enter(came_back(acme, "joan"))["signed_in"]["person"]

    member = people().get(ada.workspace, joan)
    assert (member.role, member.groups) == ("member", (group,))
    assert company.size(group) == (1, 1)


def test_a_provider_is_not_believed_about_what_is_not_its_own(join, issuer, came_back, claim):
    ada, grace = join(), join("grace", "globex")
    acme = issuer(ada, provision=True)

    assert problem(came_back(acme, "eve")) == "address-not-believed"  # an address of another domain
    assert problem(came_back(acme, "mallory")) == "address-unverified"  # one that it has not checked itself
    assert AccountTable().get(ada.person).links == ()
    claim(grace.workspace)  # the domain is somebody else's by now
    assert problem(came_back(acme, "ada")) == "address-not-believed"


def test_who_must_come_in_with_the_companys_own_can_and_not_otherwise(invoke, join, issuer, came_back, enter, demand):
    ada = join()
    acme = issuer(ada)
    demand(ada.workspace, sso_only=True)
    login = {"email": ada.email, "password": PASSWORD}

    assert invoke(sessions_begin, body=login, headers=cookie(None)).problem == "sso-required"
    assert enter(came_back(acme, "ada"))["signed_in"]["workspace"] == ada.workspace


def test_a_second_factor_of_theirs_counts_only_where_the_workspace_trusts_it(
    join, issuer, forger, forged, enter, demand
):
    ada = join()
    demand(ada.workspace, mfa_required=True, sso_only=True)
    wary = issuer(ada, issuer=forger.url)
    trusting = issuer(ada, issuer=forger.url, trusted_amr=["mfa"])

    forger.claims = {"amr": ["pwd", "mfa"]}
    assert enter(forged(wary))["second_step"]["methods"] == []
    assert enter(forged(trusting))["signed_in"]
    forger.claims = {"amr": ["pwd"]}
    assert enter(forged(trusting))["second_step"]


def test_nothing_forged_is_believed(join, issuer, forger, forged, keys, came_back):
    acme = issuer(join(), issuer=forger.url)
    now = int(time.time())
    public = keys.public[0]
    wrong = {
        "another issuer": {"iss": "https://evil.example"},
        "meant for another": {"aud": "another"},
        "meant for several": {"aud": ["stoa", "another"]},
        "made for another": {"azp": "another"},
        "run out": {"exp": now - 61},
        "no end": {"exp": None},
        "an end that is no number": {"exp": "tomorrow"},
        "of a time to come": {"iat": now + 120},
        "not yet": {"nbf": now + 120},
        "another question": {"nonce": "n" * 43},
        "no question": {"nonce": None},
        "nobody": {"sub": None},
        "nobody at all": {"sub": ""},
        "another access token": {"at_hash": "x" * 22},
    }
    for what, claims in wrong.items():
        forger.claims = claims
        assert problem(forged(acme)) == "unproven", what
    forger.claims = {}
    tokens = {
        "unsigned": lambda claims: jwt.encode(claims, None, "none"),
        "signed with the public key": lambda claims: _hs256(claims, json.dumps(public)),
        "signed by a stranger": lambda claims: jwt.encode(claims, keys.stranger, "RS256", {"kid": "one"}),
        "signed by a stranger with no name": lambda claims: jwt.encode(claims, keys.stranger, "RS256"),
        "under the name of another key": lambda claims: jwt.encode(claims, keys.one, "RS256", {"kid": "two"}),
        "under no known name": lambda claims: jwt.encode(claims, keys.one, "RS256", {"kid": "three"}),
        "with a key of its own": lambda claims: jwt.encode(claims, keys.stranger, "RS256", {"kid": "9", "jwk": public}),
        "asking for what we do not know": lambda claims: jwt.encode(
            claims, keys.one, "RS256", {"kid": "one", "crit": ["exp"]}
        ),
        "no token": lambda _: "a.b",
        "half a token": lambda _: "e30.e30.",
    }
    for what, token in tokens.items():
        forger.token = token
        assert problem(forged(acme)) == "unproven", what
    forger.token = None
    now = int(time.time())
    forger.claims = {"exp": now - 50, "iat": now + 55, "aud": ["stoa"], "azp": "stoa"}
    assert ticket_of(forged(acme))  # a clock that is a little wrong
    forger.claims, forger.token = {}, lambda claims: jwt.encode(claims, keys.other, "ES256", {"kid": "two"})
    assert ticket_of(forged(acme))


def _hs256(claims, secret):
    """What a library makes that takes any key for a secret."""
    import hmac
    from base64 import urlsafe_b64encode

    parts = [json.dumps(each).encode() for each in ({"alg": "HS256", "kid": "one"}, claims)]
    text = b".".join(urlsafe_b64encode(each).rstrip(b"=") for each in parts)
    return b".".join((text, urlsafe_b64encode(hmac.digest(secret.encode(), text, "sha256")).rstrip(b"="))).decode()


def test_a_key_that_is_new_is_asked_for_once(join, issuer, forger, forged, keys, monkeypatch):
    forger.keys = keys.public[:1]
    acme = issuer(join(), issuer=forger.url)
    assert ticket_of(forged(acme))
    forger.keys, forger.token = keys.public, lambda claims: jwt.encode(claims, keys.other, "ES256", {"kid": "two"})
    assert problem(forged(acme)) == "unproven"  # asked a moment ago

    monkeypatch.setattr("identity.federation.asking.AGAIN", 0.0)
    assert ticket_of(forged(acme))


def test_what_belongs_to_another_browser_or_provider_or_time_is_refused(invoke, join, issuer, forger, forged, visit):
    acme = issuer(join(), issuer=forger.url)
    globex = issuer(join("grace", "globex"), issuer=forger.url)
    _, stranger = visit(acme)

    assert problem(forged(acme, cookie=stranger)) == "unknown-state"
    location, own = visit(acme)
    state = location.partition("state=")[2].partition("&")[0]
    mixed_up = invoke(providers_return, provider=globex, query={"code": "x", "state": state}, headers=own)
    assert problem(mixed_up) == "unproven"
    again = invoke(providers_return, provider=acme, query={"code": "x", "state": state}, headers=own)
    assert problem(again) == "unknown-state"
    assert problem(forged(acme, more={"iss": "https://evil.example"})) == "unproven"
    assert forger.asked == []  # nobody was told the code


def test_a_code_is_good_once_and_only_with_what_was_made_for_it(join, issuer, forger, forged):
    acme = issuer(join(), issuer=forger.url)
    assert ticket_of(forged(acme, more={"code": "c"}))
    sent = forger.asked[-1]

    assert problem(forged(acme, more={"code": "c"})) == "provider-declined"
    assert len(sent["code_verifier"]) == 64
    assert sent["code_verifier"] != forger.asked[-1]["code_verifier"]
    assert sent["redirect_uri"] == f"http://localhost:8000/api/auth/{acme}/signed-in"


def test_whoever_changes_their_mind_reads_it_on_a_page(join, issuer, forger, forged, known_to):
    acme = issuer(join(), issuer=forger.url)

    answer = forged(acme, more={"error": "access_denied"}, return_to="/agenda")

    assert answer.headers["Location"] == "http://localhost:8000/sign-in?next=%2Fagenda#problem=sign-in-cancelled"
    assert answer.text == ""


def test_microsoft_is_believed_about_an_address_only_if_it_is_of_a_domain_that_was_verified(
    invoke, join, forger, forged, known_to, enter
):
    ada = join()
    known_to(microsoft={"client_id": "stoa", "client_secret": "s", "authority": forger.url})
    tenant = "0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"
    entra = {"iss": f"{forger.url}/{tenant}/v2.0", "tid": tenant}

    for said in ({}, {"xms_edov": False}, {"email_verified": True}, {"xms_edov": None}):
        forger.claims = {**entra, **said}
        assert problem(forged("microsoft")) == "address-not-believed", said
    forger.claims = {**entra, "email": None}
    assert problem(forged("microsoft")) == "address-missing"
    for said in ({"tid": "common"}, {"tid": None}, {"iss": f"{forger.url}/{{tenantid}}/v2.0"}):
        forger.claims = {**entra, "xms_edov": True, **said}
        assert problem(forged("microsoft")) == "unproven", said
    assert AccountTable().get(ada.person).links == ()
    forger.claims = {**entra, "xms_edov": "1"}
    found = enter(forged("microsoft"))["signed_in"]
    assert found["person"] == ada.person
    forger.claims = {**entra, "email": "eve@evil.example"}  # known by now, whatever it says the address is
    assert enter(forged("microsoft"))["signed_in"]["person"] == ada.person


def test_who_has_no_account_and_no_invitation_is_told_to_register(join, forger, forged, known_to):
    known_to(microsoft={"client_id": "stoa", "client_secret": "s", "authority": forger.url})
    tenant = "0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"
    said = {"iss": f"{forger.url}/{tenant}/v2.0", "tid": tenant, "xms_edov": True, "email": "new@example.com"}
    forger.claims = said

    assert problem(forged("microsoft")) == "no-account-yet"
    assert problem(forged("microsoft", workspace=join().workspace)) == "no-account-yet"


def test_who_is_signed_in_already_brings_an_account_of_theirs(join, link, forger, forged, enter):
    ada = join()

    assert link(ada).headers["Location"] == "http://localhost:8000/account"

    assert enter(forged("microsoft"))["signed_in"]["person"] == ada.person
    assert link(ada, error="x", nonce="another").headers["Location"].endswith("/account#problem=unproven")


def test_no_secret_of_the_way_is_in_a_log(join, issuer, forger, forged):
    acme = issuer(join(), issuer=forger.url)

    answer = forged(acme, more={"code": "the-code-of-it"})

    for secret in ("the-code-of-it", "s3cret!", ticket_of(answer).partition(".")[2], forger.asked[-1]["code_verifier"]):
        assert secret not in answer.log


def test_what_a_browser_was_asked_elsewhere_is_no_way_back_from_a_provider(invoke, join, issuer, forger):
    acme, asked = issuer(join(), issuer=forger.url), invoke(passkeys_ask)
    brought = {"cookie": asked.cookies[0].partition(";")[0]}
    query = {"code": "x", "state": asked.json["challenge"]}

    assert problem(invoke(providers_return, provider=acme, query=query, headers=brought)) == "unknown-state"
