"""What is decided about applications, and about whoever uses them, without asking anybody."""

from base64 import b64encode
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import product
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.scopes import SCOPES
from identity.clients.model import NEVER, OPENID, Client, Secret, workspace_of
from identity.clients.rights import carried
from identity.clients.rights import given as handed
from identity.openid.asking import Request, Told, back, narrowed
from identity.openid.codes import brought, proves
from identity.openid.errors import InvalidClient, InvalidRequest, OAuthErrors
from identity.openid.judging import Open, to_ask, unasked
from identity.openid.showing import Credentials, believed, shown
from identity.sessions import Session
from identity.tickets import Ticket
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Invalid, Malformed, NotFound, Unavailable

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
ACME, ADA = WorkspaceId("acme"), PersonId("ada")
EVERYTHING = frozenset(SCOPES) | frozenset(OPENID)


def client(**more):
    said = {"client_id": "acme-5f0e4c51", "workspace": ACME, "name": "Wiki", "kind": "confidential"}
    return Client(**{**said, "created": NOW, "created_by": ADA, **more})


def session(**more):
    said = {"workspace": ACME, "person": ADA, "session_id": "s", "seed": "x", "created": 0, "expires": 9**9}
    return Session(**{**said, "auth_time": 1000, **more})


def request(**more):
    said = {"client_id": "acme-5f0e4c51", "redirect_uri": "https://x.example/", "scopes": ("email", "openid")}
    return Request(**{**said, "challenge": "c" * 43, "at": 2000, **more})


def asked(wanted, who, agreed=(), *, at=2000, on_page=False, **more):
    return to_ask(wanted, client(**more), who, agreed, at, on_page=on_page)


def test_whom_there_is_nothing_to_ask_is_asked_nothing():
    assert not asked(request(), session(), ("openid", "email", "profile"))
    assert not asked(request(), session(), first_party=True)


@pytest.mark.parametrize(
    ("more", "who", "fresh"),
    [
        ({}, {"auth_time": 0}, True),
        ({"prompt": frozenset({"login"})}, {"auth_time": 1999}, False),
        ({"prompt": frozenset({"login"})}, {"auth_time": 2000}, True),
        ({"max_age": 0}, {"auth_time": 1999}, False),
        ({"max_age": 1}, {"auth_time": 1999}, True),
        ({"subject": "grace"}, {}, False),
        ({"subject": "ada"}, {}, True),
        ({"multi": True}, {}, False),
        ({"multi": True}, {"amr": ("pwd", "mfa")}, True),
        ({}, {"workspace": WorkspaceId("globex")}, False),
    ],
)
def test_who_has_to_sign_in_again(more, who, fresh):
    assert asked(request(**more), session(**who), first_party=True).sign_in is not fresh


@pytest.mark.parametrize("more", [{"prompt": frozenset({"login"})}, {"max_age": 0}, {"max_age": 5}])
def test_who_signed_in_when_they_were_asked_may_take_their_time_to_agree(more):
    later = {"at": 2300, "on_page": True, "first_party": True}

    assert not asked(request(**more), session(auth_time=2001), **later)
    assert asked(request(**more), session(auth_time=1999), **later).sign_in


def test_on_the_page_a_second_factor_was_offered_and_an_account_chosen():
    wanted = request(multi=True, prompt=frozenset({"select_account"}))

    assert asked(wanted, session(), first_party=True) == Open(sign_in=True, choose=True)
    assert not asked(wanted, session(), first_party=True, on_page=True)


def test_only_what_is_new_is_asked_for_unless_all_is_wanted_anew():
    assert asked(request(), session(), ("openid",)).consent == ("email",)
    anew = request(prompt=frozenset({"consent"}))
    assert asked(anew, session(), ("openid", "email"), first_party=True).consent == ("email", "openid")


@pytest.mark.parametrize(("sign_in", "choose", "consent"), [*product((True, False), (True, False), ((), ("email",)))])
def test_silence_tells_the_first_thing_that_is_in_the_way(sign_in, choose, consent):
    still = Open(sign_in, choose, consent)
    codes = (
        ["login_required"] * sign_in + ["account_selection_required"] * choose + ["consent_required"] * bool(consent)
    )
    if not codes:
        unasked(still)
        return
    with pytest.raises(Told) as told:
        unasked(still)
    assert told.value.error == codes[0]


@given(st.frozensets(st.sampled_from(sorted(EVERYTHING))), st.frozensets(st.sampled_from(sorted(EVERYTHING))))
def test_nobody_is_given_more_than_they_are_registered_for(registered, wanted):
    application = client(scopes=tuple(registered))
    try:
        found = set(narrowed(" ".join(wanted), application))
    except Told:
        found = set()

    assert found == wanted & registered - NEVER


@given(*[st.frozensets(st.sampled_from(sorted(EVERYTHING))) for _ in range(4)])
def test_an_application_may_no_more_than_its_registration_its_grant_its_token_and_its_person(
    registered, granted, held, token
):
    found = carried(handed(client(scopes=tuple(registered)), granted, held), token)

    identifies = "openid" in registered & granted and token & {"openid", "me:identify"}  # the one brings the other
    own = held & {"me:identify"} if identifies else frozenset()
    assert found - own <= registered & granted & token
    assert (found & SCOPES.keys()) <= held
    assert not found & NEVER


def test_a_secret_is_good_until_it_ends_and_an_application_that_was_stopped_has_none():
    digest = sha256(b"new").hexdigest()
    old = Secret(digest=sha256(b"old").hexdigest(), created=NOW, expires=NOW + timedelta(hours=1))
    application = client(secrets=(old, Secret(digest=digest, created=NOW)))

    def good(secret, at=NOW, of=application):
        try:
            return believed(of, Credentials("acme-5f0e4c51", secret), at) is of
        except InvalidClient:
            return False

    assert good("new")
    assert good("old")
    assert not good("old", NOW + timedelta(hours=1))
    assert not any(good(each) for each in ("", None, "x", "-" * 64, digest))
    assert not good("new", of=client(secrets=(Secret(digest=digest, created=NOW),), enabled=False))
    assert not good("new", of=None)
    public = client(kind="public")
    assert good(None, of=public)
    assert not good("", of=public)
    assert not good("-" * 64, of=public)


def basic(text):
    return f"Basic {b64encode(text.encode()).decode()}"


def test_a_client_shows_its_secret_in_one_way():
    assert shown(basic("a%3Ab:c%20d+e"), None, None) == ("a:b", "c d e")
    assert shown(basic("a:b"), "a", None) == ("a", "b")
    assert shown(None, "a", "b") == ("a", "b")
    assert shown("Bearer x", "a", None) == ("a", None)
    for header, name, secret in ((basic("a:b"), None, "b"), (basic("a:b"), "c", None)):
        with pytest.raises(InvalidRequest):
            shown(header, name, secret)
    for header in ("Basic !", "Basic", basic("a"), basic("é:b"), None):
        with pytest.raises(InvalidClient):
            shown(header, None, None)


def test_the_example_of_rfc_7636():
    assert proves("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
    assert not proves("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")


def test_a_code_brings_always_the_same_session_and_another_one_another():
    one, other = (Ticket("ada", each * 43) for each in "ab")

    assert brought(one) == brought(Ticket("ada", "a" * 43)) != brought(other)


@given(st.text(max_size=50), st.text(max_size=50))
def test_what_an_application_said_comes_back_to_it_as_it_was(state, error):
    location = back("https://x.example/back?tenant=1", state=state, error=error, nothing=None)

    assert location.startswith("https://x.example/back?tenant=1&")
    found = parse_qs(urlsplit(location).query, keep_blank_values=True)
    assert found == {"tenant": ["1"], "state": [state], "error": [error]}


@pytest.mark.parametrize(
    ("refusal", "code", "status"),
    [
        (InvalidClient("no"), "invalid_client", 401),
        (Malformed("no"), "invalid_request", 400),
        (Invalid("no"), "invalid_request", 400),
        (NotFound("no"), "invalid_request", 400),
        (Unavailable("no"), "temporarily_unavailable", 503),
    ],
)
def test_refusals_have_the_codes_of_oauth(refusal, code, status):
    manner = OAuthErrors()

    assert manner.document(refusal) == {"error": code, "error_description": "no"}
    assert manner.status(refusal) == status


@given(st.text())
def test_a_description_has_only_the_characters_that_it_may(text):
    said = OAuthErrors().document(Malformed(text))["error_description"]

    assert all(each in {" ", "!"} or "#" <= each <= "[" or "]" <= each <= "~" for each in said)


def test_a_client_says_which_workspace_it_is_of():
    assert workspace_of("0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f-5f0e4c51") == "0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"
    assert workspace_of("nobody") == ""
